### Trả lời câu hỏi về tiến độ, hạn nộp, đơn vị chưa nộp.

the-district = toàn huyện
progress-counts =
    Toàn huyện đến { $day }{ $sample }: { $count } chỉ tiêu – { $counts }.
progress-worst = Chậm nhất (% KH/thường lệ ước tính):
progress-worst-line = · { $what } { $needed }{ $marks }
progress-worst-judged = đến { $judged }
progress-worst-needed = đến { $judged }, { $same ->
        [yes] {""}
       *[no] sau { $counted }{" "}
    }{ $how ->
        [over] { $rhythm ->
            [season] mùa vụ đã hết
           *[year] đã hết các tháng của năm
        }
        [all] cần thêm { $needed }
       *[month] { $awaited ->
            [0] cần
           *[other] cần đến
        } { $needed }/tháng
    }
progress-short = Chưa đạt, còn xa chỉ tiêu nhất:
progress-short-line = · { $name }: { $what }{ $until }{ $missing ->
        [0] {""}
       *[other] {" "}({ $period } mới { $reported }/{ $expected } đơn vị báo cáo)
    }{ $marks }
progress-until = { " " }đến { $period }
progress-short-until = , số liệu đến { $period }
progress-best = Khá nhất: { $list }.
pace-count-exceeded = { $count } vượt
pace-count-reached = { $count } đạt
pace-count-on-pace = { $count } đúng tiến độ
pace-count-behind = { $count } chậm
pace-count-short = { $count } chưa đạt
pace-count-incomplete = { $count } chưa đủ số liệu
pace-count-later = { $count } cuối năm mới đánh giá
pace-count-unknown = { $count } chưa có số liệu
pace-basis = { $rhythm ->
    [season] mùa vụ ước tính
   *[year] nhịp thường năm, ước tính
}
pace-on-pace = Đến { $period }: { $done } KH, đúng tiến độ (thường { $share }, { $usual }, { $basis }).
pace-behind = Đến { $period }: { $done } KH, chậm (thường { $share }, { $usual }, { $basis }).
pace-incomplete = Chưa đủ số liệu để xét tiến độ ({ $period } thường { $share } KH, { $usual }, { $basis }).
progress-nothing-judged = Chưa đủ số liệu để nêu chỉ tiêu chậm hay khá.{ $late ->
        [shown] {" "}Gõ “ai chậm” để xem đơn vị chưa nộp.
       *[hidden] {""}
    }
pace-outdated = Kết quả trên là của { $period }; chưa đủ số liệu để đánh giá lúc này.
pace-needed = { $how ->
        [over] { $rhythm ->
            [season] Mùa vụ năm nay đã hết
           *[year] Đã hết các tháng của năm
        }
        [all] Để đạt cần thêm { $needed } { $season ->
            [year] đến cuối năm
           *[short] trong { $months } tháng{ $rhythm ->
                [season] {" "}mùa vụ
               *[year] {""}
            } còn lại sau { $counted }
        }
       *[month] Để đạt cần { $needed } mỗi tháng trong { $months } tháng{ $rhythm ->
                [season] {" "}mùa vụ
               *[year] {""}
            } còn lại sau { $counted }
    }{ $awaited ->
        [0] {""}
       *[other] , chưa trừ phần { $awaited } báo cáo chưa nộp
    }.
pace-closed = Đã đến kỳ thu số cuối của năm.
pace-later = Cuối năm mới đánh giá.
pace-outlook = Cả năm có thể từ { $low } đến { $high }, nếu { $rhythm ->
        [season] phần mùa vụ còn lại (ước tính)
       *[year] các tháng còn lại (nhịp thường năm, ước tính)
    } đạt như kỳ kém nhất đến kỳ khá nhất trong { $periods } kỳ gần nhất.
progress-own-unit = { $unit }: có số { $reported }/{ $expected } chỉ tiêu.
choice-chart = Biểu đồ
choice-all-indicators = Xem đủ { $count } chỉ tiêu
choice-own-unit = Đơn vị của tôi
choice-district = Toàn huyện
progress-full-heading = Toàn huyện đến { $day }{ $sample }.
progress-line = { $name }: { $done } ({ $percent }{ $marks })
line-mark-until = , đến { $period }
line-mark = , { $mark }
line-mark-coverage = , { $period }: { $reported }/{ $expected }
line-legend = (% KH; kỳ: đơn vị đã báo/tổng số)
mark-late-short = muộn
progress-line-none = { $name }: chưa có số liệu
progress-reached = đạt
progress-not-reached = chưa đạt
progress-whose = , { $whose }{ $sample }
progress-several = { $whose }{ $sample }:
progress-none = { $name }{ $whose }: chưa có số liệu. Chỉ tiêu: { $target }.
progress-none-own-target = { $name }{ $whose }: chưa có số liệu. Chỉ tiêu toàn huyện: { $target }.
progress-value = { $name }{ $whose }: { $value }.
progress-against = { $name }{ $whose }: { $value } – { $verdict }.
points = { $value } điểm %
verdict-short = đạt { $percent } KH, còn thiếu { $distance }
verdict-reached = đã đạt ({ $percent } KH)
verdict-exceeded = đã vượt ({ $percent } KH)
verdict-kept = giữ được ({ $percent } KH)
verdict-fallen = chưa giữ được ({ $percent } KH), thiếu { $distance }
verdict-reached-nothing = đã đạt
verdict-exceeded-nothing = đã vượt
verdict-kept-nothing = giữ được
verdict-at-most-reached = đã đạt, thấp hơn mức trần { $distance }
verdict-more-than-even = bằng mức chỉ tiêu, phải cao hơn mới đạt
verdict-at-most-even = đã đạt, bằng mức trần
verdict-at-most-over = chưa đạt, còn cao hơn { $distance }
progress-through = Số liệu đến { $period }.
progress-coverage = { $reported }/{ $expected } xã, thị trấn đã báo cáo { $period }.
progress-carried = { $count } đơn vị lấy số kỳ trước.
progress-estimated = Có { $count } số ước.
progress-late = Có { $count } số nộp muộn.
progress-without-whole = Số mới nhất của { $count } đơn vị chỉ là tỷ lệ, chưa có mẫu số nên chưa cộng.
progress-missing-periods = Còn thiếu { $count } lượt báo cáo các kỳ.
progress-without-baseline = { $count } đơn vị chưa có số gốc năm trước nên chưa tính.
progress-baseline-of-district = Tính từ tỷ lệ năm trước của cả huyện ({ $rate }).
progress-baseline-awaits-all = Số gốc năm trước chỉ có của cả huyện ({ $rate }): đủ { $count } đơn vị báo cáo cả tử số, mẫu số mới tính được mức giảm.
progress-no-baseline = Chưa có số gốc năm trước để tính mức giảm.
progress-not-of-unit = { $unit } không báo cáo { $name }; số của huyện:
progress-own = { $unit }: { $value }.
progress-own-none = { $unit }: chưa có số liệu.
progress-own-target = Đạt { $percent } chỉ tiêu được giao.
progress-own-target-reached = Đã đạt chỉ tiêu được giao ({ $target }).
progress-own-target-short = Chưa đạt chỉ tiêu được giao ({ $target }).
progress-no-own-target = Chưa nhập chỉ tiêu giao riêng cho đơn vị.
progress-no-own-target-share = Chưa nhập chỉ tiêu giao riêng; bằng { $share } số của huyện đến { $period }.
progress-unit = { $unit } đến { $day }{ $sample }: đã có số liệu { $reported }/{ $expected } chỉ tiêu{ $part }.
progress-unit-lacks = { $unit } đến { $day }{ $sample }: { $lacking ->
    [0] cả { $expected } chỉ tiêu{ $part } đã có số liệu.
   *[other] chưa có số liệu { $lacking }/{ $expected } chỉ tiêu{ $part }.
  }
progress-unit-lacks-line = · { $name }
progress-unit-none-of-its-own = { $unit } không có chỉ tiêu riêng, không phải báo cáo số liệu. Có thể hỏi toàn huyện, một chỉ tiêu hoặc một xã, ví dụ: “búp chè”, “xã Chiềng Ly thế nào”.
progress-unit-part = { $group ->
    [economic] {" "}kinh tế
    [social] {" "}xã hội
    [environment] {" "}môi trường
    [security] {" "}an ninh, quốc phòng
   *[none] {""}
}
progress-unit-so = { $unit } đến { $day }{ $sample }: { $counts } trong { $given } chỉ tiêu{ $part } được giao.
progress-unit-not-judged = Chưa nhập chỉ tiêu giao riêng nên chưa xét được chỉ tiêu nào chậm, đạt hay vượt.
progress-unit-line = · { $name }: { $value }{ $percent }{ $marks } – { $period }
progress-unit-figures = {""}
    Số mới nhất đã báo cáo:
progress-unit-no-targets = Chưa nhập chỉ tiêu giao riêng để so.
beside-by-indicator = Hệ thống so hai đơn vị theo từng chỉ tiêu, ví dụ: “so sánh BHYT { $first } với { $second }”.
narrowed-not-by-figure = Chưa lọc được theo mức này, nên xếp tất cả:
ranking-by-indicator = Hệ thống không xếp hạng chung. Mời hỏi theo chỉ tiêu, ví dụ: “xã nào BHYT cao nhất”.
which-indicator = Anh/Chị hỏi chỉ tiêu nào ạ?
which-unit = Anh/Chị hỏi đơn vị nào ạ?
not-yours-to-see = Số liệu của bản chỉ mở cho bản, xã quản lý và lãnh đạo huyện.
chart-subtitle = Toàn huyện đến { $day }{ $sample }
sheet-number = TT
sheet-name = Chỉ tiêu
sheet-unit = Đơn vị tính
sheet-target = Kế hoạch
sheet-value = Thực hiện
sheet-percent = % KH
sheet-period = Kỳ số liệu
sheet-coverage = Đơn vị đã báo cáo
sheet-estimated = Số ước
sheet-late = Số nộp muộn

deadlines-open = Còn { $count } báo cáo chưa nộp:
deadlines-none-open = Đơn vị đã nộp đủ các báo cáo đến hạn.
deadlines-no-form = Đơn vị của Anh/Chị không phải nộp báo cáo.
deadline-left = · { $period }: hạn { $due }, còn { $days } ngày
deadline-today = · { $period }: hạn hôm nay, { $due }
deadline-late = · { $period }: quá hạn { $days } ngày ({ $due })
deadline-next = Kỳ tiếp theo: { $period }, mở { $opens }, hạn { $due }.

late-leaders-only = Danh sách đơn vị chưa nộp chỉ gửi lãnh đạo. Của đơn vị Anh/Chị:

unknown-unit = Không có đơn vị này trong 29 xã, thị trấn của huyện năm 2024.
unknown-unit-of-2025 = Đơn vị này có từ năm 2025. Năm { $year } gồm: { $parts }. Mời chọn một đơn vị; hệ thống không tự cộng.
# Đứng trước mọi câu trả lời về số liệu khi năm kế hoạch đã qua.
year-is-over = Năm { $year } (chưa có số liệu, chỉ tiêu năm { $this_year }):
unknown-year = Hệ thống chỉ có số liệu và chỉ tiêu năm { $year }.
unknown-year-beside = Đặt cạnh năm trước: hỏi như “thu ngân sách so với năm ngoái”.
unknown-district = Hệ thống chỉ có số liệu huyện Thuận Châu.
unknown-indicator = Chỉ tiêu này không có trong kế hoạch của huyện.

# A part of all indicators.
part-group = { $group ->
        [economic] Nhóm kinh tế
        [social] Nhóm xã hội
        [environment] Nhóm môi trường
        [security] Nhóm an ninh, quốc phòng
       *[none] Toàn huyện
    }
part-unjudged = Chưa xét được { $count } chỉ tiêu, vì thiếu số liệu mới.
part-heading = { $whole } đến { $day }{ $sample }: { $counts } trong { $count } chỉ tiêu.
narrowed-by-day = Số liệu báo theo tháng, quý, không theo ngày hay tuần. Dưới đây là số mới nhất; hỏi kỳ khác, ví dụ “búp chè tháng 5”.
narrowed-not-of-villages = Các bản không báo cáo chỉ tiêu này. Dưới đây là số của xã.
narrowed-villages-of-commune = Số của bản xem theo từng xã, ví dụ: “búp chè từng bản Chiềng Ly”. Dưới đây là số từng xã.
narrowed-unclear = Chưa rõ Anh/Chị hỏi riêng phần nào. Hỏi được như: “búp chè”, “kinh tế”, “chỉ tiêu nào chậm”. Chung thì:
unknown-part-of-year = Chỉ xem được số của một kỳ, hoặc lũy kế từ đầu năm; hệ thống không cộng riêng mấy tháng giữa năm. Mời hỏi như “búp chè tháng 5” hoặc “búp chè 5 tháng đầu năm”.
unknown-period = Không có kỳ này trong năm { $year }. Mời hỏi theo tháng 1–12, quý I–IV, 6 tháng, 9 tháng hoặc cả năm, ví dụ “búp chè tháng 5”.

# Where the year may end.
ahead-too-early = Chưa dự báo được cuối năm: chỉ dự báo { $rhythm ->
        [season] trong mùa vụ, khi
       *[year] khi
    } { $periods } kỳ gần nhất đủ số liệu của mọi đơn vị.
ahead-over = Đã hết các kỳ thu số của năm nên không dự báo nữa{ $missing ->
        [0] : số trên là kết quả cả năm
       *[other] {""}; còn thiếu { $missing } lượt báo cáo, đủ mới là kết quả cả năm
    }.
ahead-not-cumulative = Chỉ tiêu này không cộng dồn theo tháng nên không có dự báo cuối năm.
ahead-of-district-only = Dự báo cuối năm chỉ tính cho toàn huyện.
ahead-by-indicator = Dự báo cuối năm: mời hỏi theo chỉ tiêu, ví dụ “dự báo cuối năm búp chè”.
own-lateness = { $unit } đến { $day }{ $sample }:
own-lateness-reports = Báo cáo: { $late ->
        [0] không có báo cáo quá hạn
       *[other] { $late } báo cáo quá hạn
    }{ $open ->
        [0] {""}
       *[other] ; còn { $open } báo cáo chưa nộp, hạn gần nhất { $due }
    }.
ranked-since-january = Với chỉ tiêu cộng dồn, hệ thống chỉ so lũy kế từ đầu năm, không so riêng kỳ này.
ranked-not-late = Hiểu là xếp hạng { $name }. Hỏi về nộp báo cáo: gõ “ai chưa nộp”.
unknown-village = { $count ->
        [0] { $whose } chưa có bản nào trong hệ thống.
       *[other] Không thấy bản này ở { $whose }. Mời chọn một bản, hoặc gõ tên bản kèm tên xã.
    }

collected-by = { $name }: { $offices } tổng hợp số liệu.
collected-inferred = Phân công này là tạm ghi, huyện chưa xác nhận.
collected-by-whom-of-what = Mời hỏi theo chỉ tiêu (“BHYT do ai phụ trách”) hoặc theo cơ quan (“phòng Nông nghiệp phụ trách chỉ tiêu nào”).
collects = { $office } tổng hợp số liệu { $count } chỉ tiêu, toàn huyện đến { $day }{ $sample }:
collects-so = · { $counted }: { $names }
collects-nothing = Chưa ghi chỉ tiêu nào do { $office } tổng hợp số liệu.

without-heading = { $missing ->
    [0] { $name }, { $period }{ $sample }: cả { $expected } đơn vị đã có số.
   *[other] { $name }, { $period }{ $sample }: { $count }/{ $expected } đơn vị chưa có số.
}
without-due = { $over ->
    [yes] Hạn chung { $due } đã qua.
   *[no] Hạn chung: { $due }.
}
without-names = Chưa có: { $names }.
without-own = { $unit } chưa có số.
without-leaders-only = Danh sách đơn vị chưa nộp chỉ gửi lãnh đạo.
without-not-asked = Chưa kỳ nào cần báo cáo { $name }.
