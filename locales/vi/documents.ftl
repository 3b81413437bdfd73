### Báo cáo tổng hợp (.docx, theo Nghị định 30/2020/NĐ-CP) và bảng số liệu (.xlsx). $blank là chỗ để trống.

## Trong chat
document-summary = Báo cáo tổng hợp kỳ { $period }{ $sample }, số liệu đến { $through }. Số, ngày, kết quả điểm e và chữ ký để trống. Xem lại trước khi ký.
document-figures = Bảng số liệu kỳ { $period }{ $sample }, số liệu đến { $through }: tổng hợp các chỉ tiêu, số đã nộp, các lần sửa.
document-figures-of-unit = { $unit }, bảng số liệu kỳ { $period }{ $sample }, số liệu đến { $through }: các chỉ tiêu, số đã nộp, các lần sửa.
document-not-over = Kỳ { $period } chốt { $last }, chưa tổng hợp được. Kỳ gần nhất: { $latest }.
document-none-over = Chưa kỳ nào của năm { $year } kết thúc nên chưa có gì để tổng hợp.
document-instead = Đơn vị của Anh/Chị không nộp biểu. Anh/Chị lấy báo cáo tổng hợp của huyện kỳ { $period } ở dưới, hoặc gõ kỳ khác, ví dụ “báo cáo tháng 5”.
document-leaders-only = Báo cáo tổng hợp của huyện gửi Chủ tịch UBND huyện và Phòng Nội vụ. Báo cáo đơn vị đã nộp: gõ “xem báo cáo”.
document-own-unit-only = Anh/Chị lấy được bảng số liệu của đơn vị mình.
document-help = Tài liệu: “xuất báo cáo tháng 6” (.docx), “bảng số liệu tháng 6” (.xlsx).
document-help-unit = Tài liệu: “bảng số liệu tháng 6” (.xlsx của đơn vị).
choice-document-summary = Báo cáo (.docx)
choice-document-figures = Bảng số liệu (.xlsx)
choice-document-latest = Kỳ { $period }
document-file-summary = bao-cao-{ $period }.docx
document-file-figures = bang-so-lieu-{ $period }.xlsx
document-file-unit = so-lieu-{ $unit }-{ $period }.xlsx

## Phần đầu và phần cuối văn bản
document-authority = UBND HUYỆN { $place }
document-issuer = PHÒNG NỘI VỤ
document-number = Số: { $blank }/BC-NV
document-nation = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
document-motto = Độc lập - Tự do - Hạnh phúc
document-dated = { $place }, ngày { $blank } tháng { $blank } năm { $year }
document-title = BÁO CÁO
document-subject = Kết quả thực hiện các chỉ tiêu thi đua năm { $year }, kỳ báo cáo { $period }
document-mark = DỮ LIỆU MẪU
document-addressee = Kính gửi: Chủ tịch Ủy ban nhân dân huyện { $place }
document-recipients = Nơi nhận:
document-recipients-list =
    - Như trên;
    - Thường trực Huyện ủy (b/c);
    - Thường trực HĐND huyện;
    - Các Phó Chủ tịch UBND huyện;
    - Văn phòng HĐND và UBND huyện;
    - Lưu: VT, NV.
document-signer = TRƯỞNG PHÒNG

## Nội dung
document-opening =
    Thực hiện Chỉ thị số { $blank }/CT-UBND tháng 01 năm 2024 của Chủ tịch Ủy ban nhân dân huyện về phát động phong trào thi đua năm { $year }, Phòng Nội vụ tổng hợp kết quả thực hiện các chỉ tiêu, kỳ báo cáo { $period }. Số liệu chốt ngày { $last }, tổng hợp ngày { $day }.
document-part-reports = I. TÌNH HÌNH BÁO CÁO
document-reports-form = - { $title }, { $period }: { $filed }/{ $expected } đơn vị đã nộp{ $late ->
        [0] .
       *[other] , trong đó { $late } nộp muộn.
    }
document-reports-departments = Báo cáo của các phòng, cơ quan
document-reports-none = - Kỳ này không có biểu nào đến hạn chốt.
document-reports-reading =
    Chỉ tiêu chưa đơn vị nào báo cáo ghi “chưa có số liệu”, không tính là 0. Số đơn vị đã báo cáo, số ước, số nộp muộn ghi kèm từng chỉ tiêu tại Phụ lục. Tiến độ của chỉ tiêu tăng dần trong năm so với mức thường đạt từng tháng (ước tính).
document-part-results = II. KẾT QUẢ THỰC HIỆN
document-results = Trong { $count } chỉ tiêu: { $counts }.
document-section = { $name } ({ $count } chỉ tiêu: { $counts })
document-section-economic = a) Chỉ tiêu về kinh tế
document-section-social = b) Các chỉ tiêu xã hội
document-section-environment = c) Các chỉ tiêu môi trường
document-section-security = d) Quốc phòng - an ninh
document-section-party = e) Xây dựng Đảng, hệ thống chính trị và bộ máy Nhà nước
document-party =
    Chỉ thị không giao chỉ tiêu bằng số cho nội dung này: xây dựng Đảng trong sạch, vững mạnh, nâng cao sức chiến đấu của tổ chức cơ sở Đảng; tăng cường kỷ luật, kỷ cương hành chính và trách nhiệm người đứng đầu; cải cách hành chính, xây dựng chính quyền điện tử hướng tới chính quyền số; nâng cao hiệu quả đối ngoại và hội nhập quốc tế.
document-party-result = Kết quả trong kỳ: { $blank }{ $blank }{ $blank }
document-item-line = - { $state }: { $item }.
document-state-exceeded = Vượt
document-state-reached = Đạt
document-state-on-pace = Đúng tiến độ
document-state-behind = Chậm
document-state-short = Chưa đạt
document-state-incomplete = Chưa đủ số liệu để xét tiến độ
document-state-later = Cuối năm mới đánh giá
document-state-unknown = Chưa có số liệu
document-item = { $name } { $done } ({ $notes })
document-item-at-most = { $name } { $done }, kế hoạch không quá { $target }
document-item-risen = { $name }: { $done }{ $noted ->
        [0] {""}
       *[other] {" "}({ $notes })
    }
document-item-notes = { $item } ({ $notes })
document-percent = { $percent } KH
document-closing = Chi tiết từng chỉ tiêu tại Phụ lục kèm theo. Phòng Nội vụ kính báo cáo Chủ tịch Ủy ban nhân dân huyện./.

## Bảng
document-annex = Phụ lục
document-annex-subject = TỔNG HỢP KẾT QUẢ THỰC HIỆN { $count } CHỈ TIÊU NĂM { $year }, KỲ BÁO CÁO { $period }
document-annex-note = (Kèm theo Báo cáo số { $blank }/BC-NV ngày { $blank } tháng { $blank } năm { $year } của Phòng Nội vụ)
document-head-number = TT
document-head-name = Chỉ tiêu
document-head-unit = Đơn vị tính
document-head-target = Kế hoạch năm
document-head-done = Thực hiện
document-head-percent = % kế hoạch
document-head-pace = Tiến độ
document-head-coverage = Đơn vị đã báo cáo
document-head-remarks = Ghi chú
document-no-percent = –
document-no-target = chưa giao
document-coverage = { $reported }/{ $expected }, { $period }
document-coverage-none = chưa đến kỳ
document-pace-exceeded = vượt
document-pace-reached = đạt
document-pace-on-pace = đúng tiến độ
document-pace-behind = chậm
document-pace-short = chưa đạt
document-pace-incomplete = chưa đủ số liệu
document-pace-later = đánh giá cuối năm
document-pace-unknown = –
document-note-risen = không giảm mà tăng so với năm trước
document-note-through = số liệu đến { $period }
document-note-coverage = { $reported }/{ $expected } đơn vị { $period }
document-note-parts = { $part }/{ $whole }
document-note-estimated = { $count } số ước
document-note-late = { $count } số nộp muộn
document-note-without-whole = số mới nhất của { $count } đơn vị chỉ là tỷ lệ, chưa cộng
document-note-missing-periods = thiếu { $count } lượt báo cáo kỳ trước
document-note-without-baseline = { $count } đơn vị chưa có số gốc năm trước nên chưa tính
document-note-baseline-of-district = tính từ tỷ lệ năm trước của cả huyện ({ $rate })
document-note-baseline-awaits-all = số gốc năm trước chỉ có của cả huyện ({ $rate }), chưa đủ { $count } đơn vị báo cáo cả tử số, mẫu số
document-note-no-baseline = chưa có số gốc năm trước
document-note-judged = tiến độ xét đến { $period }
document-note-needed = { $how ->
        [over] { $rhythm ->
            [season] hết mùa vụ
           *[year] hết các tháng của năm
        }
        [all] cần thêm { $needed } { $season ->
            [year] đến cuối năm
           *[short] trong { $months } tháng{ $rhythm ->
                [season] {" "}mùa vụ
               *[year] {""}
            } sau { $counted }
        }
       *[month] cần { $needed } mỗi tháng trong { $months } tháng{ $rhythm ->
                [season] {" "}mùa vụ
               *[year] {""}
            } sau { $counted }
    }{ $awaited ->
        [0] {""}
       *[other] , chưa trừ phần { $awaited } báo cáo chưa nộp
    }
document-note-distance = còn cao hơn { $distance }

## Các trang của tệp .xlsx
document-leaf-summary = Tổng hợp
document-leaf-filed = Số đã nộp
document-leaf-revisions = Các lần sửa
document-leaf-note = Kỳ { $period }, số liệu chốt ngày { $last }, tổng hợp ngày { $day }.
document-leaf-note-cut = Chỉ có { $shown } dòng đầu trong { $count } dòng.
document-leaf-summary-title = { $whose }: kết quả thực hiện chỉ tiêu năm { $year }, kỳ { $period }{ $sample }
document-leaf-filed-title = { $whose }: số đã nộp, đúng như lúc nộp{ $sample }
document-leaf-revisions-title = { $whose }: các lần sửa số đã nộp{ $sample }
document-head-receipt = Mã biên nhận
document-head-who = Đơn vị
document-head-form = Biểu
document-head-period = Kỳ
document-head-filed = Nộp lúc
document-head-late = Nộp muộn
document-head-filed-value = Số nộp
document-head-part = Tử số
document-head-whole = Mẫu số
document-head-per = Phạm vi
document-head-estimated = Ước
document-head-raw = Nguyên văn
document-head-corrected = Số lần sửa
document-head-revision = Lần sửa
document-head-corrected-at = Sửa lúc
document-head-before = Số trước
document-head-after = Số sau
document-per-period = trong kỳ
document-per-year-to-date = lũy kế
document-yes = có
