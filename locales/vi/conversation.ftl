### Lời của hệ thống trong hội thoại. Ngắn, lịch sự, nói rõ bước tiếp theo.

## Người chưa tham gia
stranger = Kính gửi Anh/Chị. Hệ thống nhận báo cáo các chỉ tiêu thi đua huyện Thuận Châu. Mời mở đường dẫn mời, hoặc gõ mã mời do Phòng Nội vụ cấp.
code-unknown = Mã mời không đúng. Mời kiểm tra lại từng ký tự, hoặc xin mã mới từ Phòng Nội vụ.
code-used = Mã mời này đã có người dùng. Mời xin mã mới từ Phòng Nội vụ.
code-expired = Mã mời đã hết hạn. Mời xin mã mới từ Phòng Nội vụ.
code-blocked = Đã nhập sai mã quá nhiều lần. Mời thử lại sau { $until }.
enrol-notice =
    Kính gửi Anh/Chị{ $named ->
        [no] {""}
       *[yes] {" "}{ $name }
    }. Lời mời: { $role }, { $unit }.
    Hệ thống lưu họ tên, chức vụ, đơn vị{ $phone ->
        [none] {""}
       *[other] , số điện thoại { $phone }
    } và tài khoản chat của Anh/Chị để nhận báo cáo và nhắc hạn. Đơn vị quản lý: Phòng Nội vụ. Anh/Chị có quyền xem, sửa, rút đồng ý, yêu cầu xóa bất cứ lúc nào (gõ: dữ liệu của tôi). Không đồng ý vẫn báo cáo được bằng văn bản.
    Anh/Chị có đồng ý không?
enrol-choose = Mời chọn Đồng ý hoặc Không đồng ý.
enrol-declined = Hệ thống không lưu gì về Anh/Chị. Khi muốn tham gia, mời mở lại mã mời. Cảm ơn Anh/Chị.
enrol-welcome = Anh/Chị đã tham gia: { $unit }. Cảm ơn Anh/Chị. Gõ “báo cáo” để nhập số liệu, “tiến độ” để xem kết quả năm { $year }, “trợ giúp” khi cần.
already-joined = Anh/Chị đã tham gia rồi, không cần mã nữa.

## Vai trò, kênh
role-village-head = trưởng bản, tiểu khu trưởng
role-commune-officer = công chức báo cáo
role-commune-chair = Chủ tịch UBND xã, thị trấn
role-department-officer = cán bộ phòng, ban
role-coordinator = điều phối (Phòng Nội vụ)
role-chairman = Chủ tịch UBND huyện
role-operator = người vận hành
channel-telegram = Telegram
channel-web = trang chat
channel-terminal = dòng lệnh

## Thực đơn
menu = Mời Anh/Chị chọn việc cần làm.
greeting = Dạ, mời Anh/Chị chọn việc cần làm.
help-report =
    Nhập số: gõ “báo cáo”, không dấu cũng được. Nhiều số: “chè 48,5 ha, cà phê 275 ha” hoặc “mẫu Excel”.
    Số như: 1.398,5 · 200 nghìn · 47/83.
    Giữa chừng: “bỏ qua”, “tạm dừng”, “tiếp tục”. Sửa: “sửa 3: 120”.
help-see = Xem: “tiến độ”, “tiến độ chè”, “xã Co Mạ thế nào”, “dữ liệu của tôi”.
help-later = Nhắc: “hạn nộp”, “nhắc em chiều nay”, “chưa có số liệu vì …”, “chuyển cho anh Páo”, “ngừng nhắc”.
choice-report = Báo cáo
choice-progress = Tiến độ
choice-deadlines = Hạn nộp
choice-late = Đơn vị chưa nộp
choice-help = Trợ giúp
choice-agree = Đồng ý
choice-disagree = Không đồng ý
not-understood = Chưa hiểu ý Anh/Chị. Gõ “trợ giúp” để xem cách dùng.
state-restored = Hệ thống vừa được khôi phục từ bản sao lưu, số vừa gửi có thể chưa có. Mời gõ “xem báo cáo” để xem lại.
state-lost = Xin lỗi, hệ thống không nhớ được câu đang hỏi. Số đã nhập vẫn còn.
stale-choice = Nút này của câu hỏi trước, chưa làm gì thêm.
sample-mark = {" "}(DỮ LIỆU MẪU)

## Thứ không đọc được
cannot-read-photo = Chưa đọc được ảnh. Mời gõ bằng chữ, ví dụ: 1.398,5 ha.
cannot-read-file = Chỉ đọc được tệp bảng tính .xlsx. Mời gửi tệp ấy, hoặc gõ bằng chữ, ví dụ: 1.398,5 ha.
cannot-read-voice = Chưa nghe được tin thoại. Mời gõ bằng chữ, ví dụ: 1.398,5 ha.
cannot-read-sticker = Cảm ơn Anh/Chị. Mời gõ bằng chữ.
cannot-read-location = Không cần gửi vị trí. Mời gõ bằng chữ.
cannot-read-contact = Không cần gửi danh bạ. Mời gõ bằng chữ.
cannot-read-edit = Sửa tin cũ không đổi được số đã ghi. Mời gõ lại, ví dụ: “sửa 3: 120”.
cannot-read-other = Chưa đọc được nội dung này. Mời gõ bằng chữ.

## Chọn báo cáo
report-which = Các báo cáo chưa nộp của { $unit }. Mời chọn:
report-older = Còn { $count } báo cáo kỳ cũ hơn.
choice-report-open = { $period } · { $late ->
        [late] quá hạn từ
       *[open] hạn
    } { $due }
choice-report-begun = { $period } · đang làm dở { $answered }/{ $asked }, { $late ->
        [late] quá hạn từ
       *[open] hạn
    } { $due }
choice-report-next = Báo cáo tiếp: { $period }
choice-other-report = Báo cáo khác
choice-continue = Tiếp tục
report-no-form = Đơn vị của Anh/Chị không có biểu báo cáo. Anh/Chị xem được tiến độ của huyện.
report-year-done = Đã nộp đủ báo cáo năm { $year }. Cảm ơn Anh/Chị.
report-closed = Báo cáo { $period } nhận đến { $day }, nay đã khóa. Cần nộp, Anh/Chị nhờ lãnh đạo gia hạn.
report-all-filed = Đã nộp đủ các báo cáo đến hạn. Kỳ tiếp theo: { $period }, mở { $day }.
report-own-unit-only = Anh/Chị chỉ báo cáo được cho { $unit }.
report-begins =
    { $title }{ $sample }: { $period } ({ $span }), { $timing ->
        [late] đã quá hạn { $due }, vẫn nhận và ghi là nộp muộn
       *[open] hạn { $due }
    }.
    Cần { $count } số: { $names }.
report-continues =
    { $title }{ $sample }: { $period } ({ $span }), { $timing ->
        [late] đã quá hạn { $due }, vẫn nhận và ghi là nộp muộn
       *[open] hạn { $due }
    }. Đã có { $done }/{ $count } số, mời làm tiếp.

## Hỏi một số
ask-heading = { $period }, { $unit } · câu { $number }/{ $count }
ask-heading-one = { $period }, { $unit }
ask-below = { $period }{ $number ->
        [0] {""}
       *[other] {" "}· câu { $number }/{ $count }
    }: { $question }
ask-below-of-period = { $name } TRONG KỲ { $span } ({ $unit })?
ask-plain = { $name } ({ $unit })?
ask-flow-of-period = { $name } TRONG KỲ { $span }, không cộng các kỳ trước ({ $unit })?
ask-flow-of-year = { $name } LŨY KẾ từ đầu năm đến { $last } ({ $unit })?
ask-share = { $name }: { $part } / { $whole }? Gõ như { $example }.
help-present = Đang ghi: { $value }.
help-before = { $period ->
       *[other] Số { $period }
    }: { $value }.
help-total = Lũy kế các kỳ trước: { $value }.
help-own-target = Chỉ tiêu được giao: { $value }.
help-district-target = Chỉ tiêu cả huyện: { $value }.
choice-same = Như kỳ trước: { $value }
choice-same-all = Giữ như kỳ trước cả { $count } số
choice-skip = Bỏ qua
choice-back = Quay lại
choice-pause = Tạm dừng
choice-leave-it = Không sửa nữa
ask-is-first = Đây là câu đầu tiên.
answer-saved = Đã ghi { $name }: { $value }.
answer-skipped = Bỏ qua { $name }.
raw-same-as = như kỳ { $period }

## Đọc lại giá trị
measure-none = chưa có số liệu
measure-risen = tăng { $value }
measure-risen-against = { $value } so với năm trước, chỉ tiêu giảm { $target }
goal-at-most = ≤ { $target }
goal-more-than = > { $target }
measure-missing = còn thiếu
measure-rate-alone = { $rate } (chưa có mẫu số)
measure-estimated = ước { $value }
measure-with-total = { $value } trong kỳ, lũy kế { $total }
measure-of-total-alone = lũy kế { $value }, gồm cả các kỳ chưa báo
measure-of-total = lũy kế { $value }, trong kỳ { $period }
period-week = tuần { $number }
period-month = tháng { $number }
period-calendar-month = cả tháng { $number }
period-quarter = quý { $number ->
        [1] I
        [2] II
        [3] III
       *[4] IV
    }
period-half-year = 6 tháng { $number ->
        [1] đầu năm
       *[2] cuối năm
    }
period-nine-months = 9 tháng
period-year = năm { $year }

## Không đọc được số
reading-refused = Chưa ghi: { $reason } Mời nhập như: { $example }.
reading-below-total = Chưa ghi: lũy kế này thấp hơn lũy kế đã báo ({ $total }). Mời xem lại số.
reading-parts-only = Xin cho cả hai số, như 5/120; không có hộ nào thì gõ như 0/120.
reading-again = Mời nhập lại số chính xác.
reading-no-number = chưa đọc được số.
example-share = 4.980/5.120
example-amount = 12,5 { $unit }

## Hỏi lại cho chắc
doubt-heading = { $period }, { $name }:
doubt-slip = số này của { $asked }? Nếu sửa { $last } vừa ghi, mời gõ “sửa { $item }: số đúng”.
doubt-several = số nào đúng ạ?
doubt-fall-or-rate = là tỷ lệ hiện nay (%), hay mức giảm so với năm trước (điểm %)? Nếu đếm được, mời nhập lại cả hai số, như { $example }.
doubt-one-of-two = tin có hai số (“{ $typed }”), ở đây chỉ ghi một số: { $value }. Đúng không ạ?
doubt-one = hiểu thế này có đúng không ạ?
doubt-same-as-before = lấy như { $period }, đúng không ạ?
doubt-none-or-no-figure = bằng 0, hay chưa có số liệu?
doubt-no-figure = ghi là chưa có số liệu, đúng không ạ?
doubt-no-figure-any-more = đang ghi { $value }. Bỏ số đó, ghi là chưa có số liệu?
doubt-repeated = vừa ghi số này cho { $last }. Số này cũng là của chỉ tiêu đang hỏi?
doubt-typed-ahead = tin này gửi trước câu hỏi. Có phải trả lời cho chỉ tiêu này không ạ?
doubt-other-place = tin nhắc đến { $place }. Số này có phải của { $unit }?
doubt-of-a-list = số này là của chỉ tiêu đang hỏi, hay Anh/Chị muốn xem { $line } ở danh sách trên?
doubt-looks-like-year-to-date = { $value } là số trong kỳ, hay lũy kế từ đầu năm (các kỳ trước: { $against })?
doubt-below-year-to-date = { $value } thấp hơn lũy kế đã báo ({ $against }). Số này là của riêng kỳ này, hay lũy kế?
doubt-far-from-last = { $value } khác nhiều so với kỳ trước ({ $against }). Đúng không ạ?
doubt-above-target = { $value } lớn hơn chỉ tiêu cả huyện ({ $against }). Đúng không ạ?
doubt-whole-changed = { $value }: mẫu số khác lần trước ({ $against }). Đúng không ạ?
doubt-part-over-whole = Tử số lớn hơn mẫu số: { $value }. Mời nhập lại, ví dụ: 4.980/5.120.
doubt-child-over-parent = { $value } không khớp với số liên quan ({ $against }): phần trong đó không thể lớn hơn số chung. Đúng không ạ?
doubt-below-minimum = { $value } thấp hơn mức có thể có ({ $against }). Mời nhập lại.
doubt-above-maximum = { $value } vượt mức có thể có ({ $against }). Mời nhập lại.
typed-unseen = Tin vừa rồi gửi trước câu hỏi này nên chưa tính.
doubt-say-it-in-words = Gõ “đúng”, hoặc gõ số kèm đơn vị.
doubt-other-indicator = Anh/Chị viết { $named }, đang hỏi { $asked }. Số này có phải của { $asked }?
choose-or-go-on = Bấm nút cuối tin, hoặc trả lời tiếp:
list-ends = Danh sách đến đây là hết. Gõ “quay lại” để trở lại.
which-line = Anh/Chị muốn xem dòng nào ạ?
no-such-line = Danh sách trên không có dòng đó. Gõ số đứng đầu dòng, ví dụ { $number }.
after-list = Số vừa gõ có thể là dòng { $line } ở danh sách trên, nên hỏi lại cho chắc:
choice-open-line = Xem { $line }
after-answer = Anh/Chị vừa xem việc khác, nên hỏi lại cho chắc:
after-reminder = Vừa có tin nhắc hạn, nên hỏi lại cho chắc:
doubt-choose = Mời chọn một câu trả lời, hoặc gõ lại số.
choice-right = Đúng: { $value }
choice-reading = { $value }
choice-retype = Nhập lại

## Lấy như kỳ trước
copy-confirm = Giữ như kỳ trước cho { $period }:
copy-nothing = Các số còn lại mời nhập từng số.
copy-done = Đã ghi { $count } số như kỳ trước.
choice-copy = Đúng, ghi tất cả
choice-one-by-one = Không, nhập từng số
same-nothing-before = Chưa có số kỳ trước. Mời nhập số.

## Đọc lại và nộp
report-read-back = { $period }, { $unit } – mời đọc lại:
report-read-back-below = { $period }, { $unit } đã đọc lại ở trên. { $missing ->
        [0] Đúng thì Nộp.
       *[other] Còn thiếu { $missing } số: nhập nốt, hay nộp?
    }
report-right = Đúng thì Nộp. Sửa: gõ “sửa 3: 120”.
report-right-but-missing = Còn thiếu { $count } số. Nhập nốt, hay nộp và ghi là chưa có số liệu?
report-changed-meanwhile = Bản nháp vừa có số thay đổi, mời đọc lại.
report-file-in-words = Để chắc chắn, mời gõ “nộp” hoặc bấm nút.
choice-file = Nộp báo cáo
choice-file-incomplete = Nộp, { $count } số chưa có
choice-fill-missing = Nhập nốt
choice-mend = Sửa một số
report-filed = Đã nhận báo cáo { $period } của { $unit }{ $timing ->
        [late] {" "}(nộp muộn)
       *[on-time] {""}
    }. Mã biên nhận: { $receipt }.{ $missing ->
        [0] {""}
       *[other] {" "}Có { $missing } số ghi là chưa có số liệu, bổ sung lúc nào cũng được.
    } Cảm ơn Anh/Chị.
report-already-filed = { $period } đã nộp lúc { $moment }, mã { $receipt }.
report-paused = Đã lưu { $done }/{ $count } số. Gõ “tiếp tục” lúc nào cũng được. Hạn: { $due }.
report-nothing-to-file = Chưa có số nào để nộp.
report-lacks = { $period } đã có { $done }/{ $count } số. { $left ->
        [0] Không còn thiếu số nào.
       *[other] Còn thiếu: { $names }.
    }
report-holds = { $period } đã có { $done }/{ $count } số:
    { $lines }
    { $left ->
        [0] Không còn thiếu số nào.
       *[other] Còn thiếu: { $names }.
    }
report-waits = Báo cáo { $period } còn dở ({ $done }/{ $count } số), gõ “{ $named ->
        [yes] báo cáo { $period }
       *[no] tiếp tục
    }” để làm tiếp.
answer-not-kept = Chưa ghi { $name }: { $value }.
report-stopped = Đã dừng, chưa có số nào được ghi.
report-cancelled = Đã bỏ bản nháp { $period }.
cancel-confirm = Bỏ bản nháp { $period } ({ $count } số đã ghi)?
choice-cancel = Bỏ bản nháp
choice-keep-draft = Giữ lại, làm tiếp

## Xem và sửa báo cáo đã nộp
filed-none = Chưa có báo cáo nào đã nộp.
filed-none-of = { $period } chưa nộp.
filed-by-others = Tài khoản này xem chung, không nộp báo cáo nên không có báo cáo để mở. Mời gõ “xã Chiềng Ly tháng 5”, “tiến độ tháng 5” hoặc “xuất báo cáo tháng 5”.
correct-nothing = { $name } { $period } đang là { $value }, không có gì để sửa.
filed-which = Báo cáo đã nộp của { $unit }. Mời chọn:
choice-filed = { $period } · mã { $receipt }
filed-heading = { $period }, { $unit }{ $sample } · mã { $receipt }, nộp { $moment }{ $timing ->
        [late] {" "}(muộn)
       *[on-time] {""}
    }:
filed-how-to-correct = Sửa: gõ như “sửa 3: 120”.
choice-see = Xem báo cáo
mend-which = Sửa số nào của { $period }?
mend-no-such-line = Báo cáo có { $count } dòng, không có dòng { $item }.
correct-confirm = { $period }, { $name }: { $old } → { $new }. Đúng không ạ?
correct-done = Đã sửa { $name } { $period }: { $value }. Số cũ vẫn được lưu.
correct-left = Giữ nguyên, không sửa.
correct-not-ours = { $name } không thuộc báo cáo của { $unit }, chưa sửa gì.
correct-not-in-report = Báo cáo { $period } không có { $name }, chưa sửa gì. Mời gõ lại kỳ, như “sửa { $name } tháng 5 thành …”.
correct-nothing-filed = Chưa có số nào như vậy để sửa. Gõ “xem lại” để xem số đã nộp.
correction-not-made = Chưa sửa { $name } { $period }, số cũ giữ nguyên.
choice-correct = Đúng, sửa
choice-keep-old = Không, giữ số cũ

## Nhắc, ngôn ngữ, dữ liệu cá nhân
reminders-off = Đã ngừng nhắc. Muốn nhận lại, gõ “nhắc lại”.
reminders-on = Đã bật nhắc hạn.
language-now = Từ giờ hệ thống trả lời bằng tiếng Việt.
leave-confirm = Rời hệ thống: xóa họ tên và tài khoản chat của Anh/Chị; số liệu đã nộp là hồ sơ cơ quan nên được giữ, không ghi tên. Đồng ý rời?
leave-done = Đã xóa họ tên và tài khoản chat. Cảm ơn Anh/Chị đã cộng tác.
leave-stayed = Anh/Chị vẫn ở lại hệ thống.
choice-leave = Rời và xóa
choice-stay = Ở lại
own-data =
    Hệ thống đang lưu: họ tên { $name }; { $role }, { $unit };{ $phone ->
        [none] {""}
       *[other] {" "}số điện thoại { $phone } (lãnh đạo gọi khi cần);
    } tài khoản { $channel }; đồng ý lúc { $agreed }; nhắc hạn: { $reminders ->
        [on] có, lúc { $hour }{ $own_hour ->
            [yes] {" "}(giờ riêng)
           *[no] {""}
        }
       *[off] không
    }.
    Ngừng nhắc: gõ “ngừng nhắc”. Đổi giờ: gõ “đổi giờ nhắc”. Sửa thông tin: báo Phòng Nội vụ. Xóa: gõ “xóa dữ liệu của tôi”.
own-data-no-name = (không lưu)

## Khi hệ thống trục trặc
message-failed = Xin lỗi Anh/Chị, hệ thống chưa xử lý được tin vừa rồi. Số đã ghi vẫn còn. Mời gõ lại cách khác, hoặc báo Phòng Nội vụ.
message-set-aside = Tin số { $number } trong hộp đến lỗi nhiều lần, đã để riêng. Xem nhật ký của máy chủ.

operators-yesterday = Hôm qua, { $since }: { $received } tin đến, { $filed } báo cáo đã nộp.
operators-days = Từ { $since } đến { $until }: { $received } tin đến, { $filed } báo cáo đã nộp.
operators-well = Không có tin lỗi, không có tin chờ.
operators-refused = { $count } tin không gửi được.
operators-set-aside = { $count } tin lỗi đã để riêng, mời xem nhật ký máy chủ.
operators-waiting = { $count } tin đang chờ xử lý, mời chạy lệnh doctor.
operators-backup = Sao lưu gần nhất: { $at }.
operators-no-backup = Chưa có bản sao lưu nào, mời chạy lệnh backup.
