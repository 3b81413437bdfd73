### Cả báo cáo trong một tin: gõ nhiều số, dán từ Excel, hoặc gửi tệp mẫu. Ngắn, nói rõ dòng nào chưa ghi và vì sao.

## Đã ghi
lines-saved-heading = { $period }, { $unit } – đã ghi { $count } số:
lines-saved = Đã ghi { $count } số.
lines-same = { $count } số này đã ghi từ trước, không có gì thay đổi.
lines-replaced = { $line } (thay { $old })

## Chưa ghi, và vì sao
lines-refused = Chưa ghi { $name } (“{ $line }”): { $reason }
lines-unknown = Chưa rõ chỉ tiêu nào, chưa ghi: { $lines }.
lines-not-ours = Đơn vị không báo cáo chỉ tiêu này, chưa ghi: { $lines }.
lines-other-report = Thuộc báo cáo { $period }, chưa ghi: { $lines }.
lines-later-report = Thuộc báo cáo khác, chưa đến kỳ, chưa ghi: { $lines }.
lines-more = và { $count } dòng nữa
lines-of-place = số này là của { $place }.
lines-left-out = Bỏ dòng “{ $line }”.
lines-none-kept = Chưa ghi số nào của tin vừa rồi.
lines-other-unit = Anh/Chị chỉ báo cáo được cho { $unit }. Chưa ghi số nào.
lines-two-units = Tin có số của nhiều nơi. Mời gửi riêng số của { $unit }. Chưa ghi số nào.
lines-crowded = Bảng có nhiều cột số, chưa rõ lấy cột nào. Mời gửi một cột số, hoặc kèm dòng tiêu đề cột. Chưa ghi số nào.
lines-mixed = Chưa tách được các số trong tin. Mời gõ mỗi chỉ tiêu một dòng, như: “Diện tích chè: 48,5 ha”. Chưa ghi số nào.
lines-not-open = { $period } không có báo cáo nào đang mở. Chưa ghi số nào.
lines-correct-like-this = Mời gõ như “sửa 3: 120”.

## Hỏi lại cho chắc
lines-which-indicator = { $period }: “{ $line }” là số của chỉ tiêu nào?
lines-unsure = Tin có chỗ chưa hiểu: { $pieces }.
lines-is-it-this-report = { $state ->
        [filed] Các số này để sửa báo cáo { $period } đã nộp của { $unit }?
       *[open] Các số này là số thực hiện { $period } của { $unit }?
    }
lines-which-report = Các số này là của báo cáo nào của { $unit }?
doubt-heading-line = { $period }, { $name } (“{ $line }”):
doubt-given-twice = tin ghi hai số khác nhau. Số nào đúng ạ?
choice-leave-line = Bỏ dòng này
choice-place = { $state ->
        [filed] Sửa { $period } đã nộp
       *[open] Ghi vào { $period }
    }
choice-place-this = { $state ->
        [filed] Đúng, sửa { $period }
       *[open] Đúng, ghi vào { $period }
    }
choice-place-none = Không ghi

## Sửa nhiều số đã nộp
corrections-confirm =
    { $period }, sửa { $count } số:
    { $lines }
    Đúng không ạ?
corrections-line = { $name }: { $old } → { $new }
corrections-done = Đã sửa { $count } số { $period }. Số cũ vẫn được lưu.
corrections-not-made = Chưa sửa { $count } số { $period }, số cũ giữ nguyên.
lines-not-kept = Chưa ghi { $count } số vừa gửi.
corrections-none = Các số trong tin đúng như báo cáo { $period } đã nộp, không có gì để sửa.
choice-correct-all = Đúng, sửa { $count } số

## Tệp
sheet-nothing-found = Không thấy số của chỉ tiêu nào trong tệp. Mời điền vào tệp mẫu (gõ “mẫu Excel”), hoặc gõ bằng chữ.
sheet-not-now = Lúc này chưa nhận được tệp số liệu. Mời trả lời câu đang hỏi.

## Tệp mẫu
choice-template = Mẫu Excel
template-here = Tệp mẫu { $period }: điền cột “Số liệu”, lưu rồi gửi lại tệp vào đây.
template-which = Lấy tệp mẫu của báo cáo nào?
template-title = { $title }{ $sample }: { $period } ({ $span }), { $unit } – Mã: { $code }
template-number = TT
template-name = Chỉ tiêu
template-unit = Đơn vị
template-before = Kỳ trước
template-value = Số liệu
template-covers-period = { $name } (trong kỳ)
template-covers-year-to-date = { $name } (lũy kế từ đầu năm)
lines-choose-first = Chưa ghi: mời chọn chỉ tiêu bên dưới trước, hoặc bấm “Bỏ dòng này”.
