### Xếp hạng tham khảo, so sánh giữa các đơn vị.

ranking-heading = { $name }, { $period }{ $sample } – xếp hạng tham khảo, chưa phải bình xét.
ranking-by-percent = Theo % chỉ tiêu được giao của từng đơn vị, chỉ so trong cùng nhóm.
ranking-by-value = Theo tỷ lệ đạt được, cao nhất trước, chỉ so trong cùng nhóm.
ranking-by-fall = Theo mức giảm so với năm trước (điểm %), giảm nhiều nhất trước, chỉ so trong cùng nhóm.
ranking-by-value-lowest = Theo tỷ lệ đạt được, thấp nhất trước (càng thấp càng tốt), chỉ so trong cùng nhóm.
ranking-terrain-highland = các xã vùng cao
ranking-terrain-lowland = các xã còn lại
ranking-terrain-inferred = Nhóm vùng cao: huyện chưa xác nhận.
ranking-group = { $group } ({ $placed }/{ $count } có đủ số):
ranking-group-no-targets = { $given ->
    [all] { $group }: chỉ tiêu giao bằng 0, không xếp.
    [some] { $group }: mới { $having }/{ $count } đơn vị có chỉ tiêu giao riêng nên không xếp.
   *[none] { $group }: chưa có chỉ tiêu giao riêng nên không xếp.
}
ranking-place = { $unit }: { $value }
ranking-further-down = … { $line }
ranking-percent = { $percent } ({ $value })
ranking-lacking = Chưa có số kỳ này hoặc thiếu kỳ trước, không xếp: { $units }.
ranking-unmeasured = Đã báo cáo nhưng chưa có số gốc năm trước: { $units }.
ranking-aimless = Chỉ tiêu giao bằng 0, không xếp: { $units }.
targets-given = { $count ->
    [0] chưa đơn vị nào
   *[other] mới { $count }/{ $all } đơn vị
 }
ranking-without = Chưa có số liệu: { $units }.
ranking-units = { $count } đơn vị
ranking-names-more = { $names } và { $count } đơn vị khác
ranking-alone = Riêng { $unit }: { $value }.
ranking-alone-none = { $unit }: chưa có số kỳ này.
ranking-own = { $unit }: thứ { $rank }/{ $count } trong { $group }.
ranking-own-none = { $unit }: chưa đủ số liệu nên chưa có thứ hạng.
ranking-cumulated = lũy kế đến { $period }
ranking-not-asked = { $name }: không thu số đến hết { $period } nên không so được các đơn vị.
ranking-none = { $name }: chưa đơn vị nào có số liệu.
ranking-none-then = { $name }: chưa đơn vị nào có số liệu { $period }.
choice-ranking-newest = Xếp hạng kỳ gần nhất
ranking-too-wide = { $name }: { $count } xã là quá nhiều cho một bảng so sánh. Khi huyện nhập danh sách cụm thi đua, các xã được so trong từng cụm; số từng xã xem được ngay.
ranking-group-too-wide = { $group }: { $count } xã, quá nhiều cho một bảng so sánh khi chưa có danh sách cụm thi đua.
ranking-of-department = { $name } do { $office } báo cáo cho toàn huyện, không có số của từng xã nên không so sánh được.
sizes-heading = { $name }, { $period }{ $sample }: từ lớn đến nhỏ, không xếp hạng.
sizes-why = Vì { $targets } có chỉ tiêu riêng, lớn hơn chưa phải tốt hơn.
sizes-none-slowest = Chưa nói được xã nào chậm nhất.
mark-estimated = ước
mark-late = nộp muộn
choice-ranking-group = Xem { $group } ({ $count })
choice-more-groups = Nhóm khác ({ $count })
choice-more-units = Xem tiếp ({ $count })
choice-indicator = { $name } của huyện

### Theo kỳ, so với kỳ trước, số của từng đơn vị.

period-not-over = { $period } chưa hết, chốt số liệu { $last }.
period-newest = Số mới nhất:
period-none = { $name }, { $whose }, { $period }{ $sample }: chưa có số liệu.
period-flow = { $name }, { $whose }, { $period } ({ $span }){ $sample }: { $value }{ $coverage }.
period-coverage = {" "}– đã có { $reported }/{ $expected } lượt báo cáo
period-at-the-end = Đến { $end }:
period-cumulated = Lũy kế từ đầu năm: { $value }{ $marks }.
period-cumulated-against = Lũy kế từ đầu năm: { $value }/{ $target }, { $percent } KH{ $marks }.
period-tangled = { $name }, { $period }: không tách được số riêng trong kỳ, vì có đơn vị báo gộp cả kỳ trước.
period-not-asked = { $name }: không thu số riêng { $period }; số đến { $shown }:
compare-none = { $name }, { $whose }{ $sample }: chưa có số liệu.
compare-heading = { $name }, { $whose }{ $sample }:
compare-side = · { $period }: { $value }{ $coverage }
compare-coverage = {" "}({ $notes })
compare-reported = { $reported }/{ $expected } báo cáo
compare-marked = { $count } số { $mark }
compare-no-other = { $period ->
        [none] Chưa có kỳ trước trong năm để so.
       *[other] Chưa có số { $period } để so.
    }
compare-none-as-long = Trong năm không có kỳ nào trước { $period } dài bằng để so. Mời hỏi “so với quý trước” hoặc “so với cùng kỳ”.
compare-unlike-lengths = Hai kỳ dài ngắn khác nhau nên không nói được tăng hay giảm. Mời so hai kỳ bằng nhau, ví dụ “quý II so với quý I”.
compare-unlike = Hai kỳ chưa đủ và chưa cùng đơn vị báo cáo nên chưa nói được tăng hay giảm.
compare-alike = Riêng { $units } đơn vị có cả hai kỳ: { $before } → { $now }. { $change }
compare-more = Tăng { $by }{ $percent }.
compare-less = Giảm { $by }{ $percent }.
compare-same = Không đổi.
compare-percent = {" "}({ $percent })
compare-year = · Cùng kỳ, { $period }/{ $year }: { $value }
compare-year-units = Cùng kỳ, { $period }/{ $year }:
compare-year-none = Chưa nhập số cùng kỳ năm { $year } nên chưa so được.
compare-year-by-unit = Năm { $year } mới nhập số từng đơn vị, chưa có số toàn huyện; chọn một đơn vị để so.
rows-heading = { $name }, { $whose }, { $period }{ $sample }: { $reported }/{ $expected } đơn vị có số.
rows-row = { $unit }: { $value }{ $marks }
rows-filed = nộp { $day }
rows-filed-late = nộp muộn { $day }
rows-incomplete = { $name }, { $period }{ $sample }: { $reported }/{ $expected } đơn vị có số. Chưa đủ nên chưa mở số từng đơn vị.
rows-none-whole = Mời hỏi số của toàn huyện, hoặc của một xã theo tên.
rows-missing-count = Chưa có số { $period }: { $count } đơn vị.
rows-missing = Chưa có số { $period } ({ $count }): { $units }.
rows-missing-carried = Chưa có số { $period } ({ $count }), đang tính theo số kỳ trước nếu có: { $units }.
mark-cumulated = lũy kế
mark-corrected = đã sửa { $count } lần
history-heading = { $name }, { $whose }{ $sample }, các lần báo cáo:
history-holds = · { $period }: { $value } – { $how ->
        [corrected] sửa { $day },{" "}
        [late] nộp muộn { $day },{" "}
        [unsaid] {""}
       *[filed] nộp { $day },{" "}
    }{ $who }
history-before = – trước đó: { $value } – { $how ->
        [corrected] sửa { $day },{" "}
        [late] nộp muộn { $day },{" "}
        [unsaid] {""}
       *[filed] nộp { $day },{" "}
    }{ $who }
history-nobody = người đã rời hệ thống
choice-rows = Số từng đơn vị
choice-ranking = Xếp hạng
choice-history = Các lần báo cáo
choice-villages = Số từng bản
choice-earlier = Kỳ cũ hơn
choice-compare = So với kỳ trước
choice-compare-year = So với cùng kỳ
until-the-end = hết { $period } ({ $last })
rows-by-indicator = Mời hỏi theo chỉ tiêu, ví dụ: “BHYT từng xã”, “lịch sử thu ngân sách”.
compare-unit-by-indicator = So sánh của một đơn vị: mời hỏi theo chỉ tiêu, ví dụ “búp chè Chiềng Pha so với tháng 4”.
compare-by-indicator = So với cùng kỳ: mời hỏi theo chỉ tiêu, ví dụ “thu ngân sách so với cùng kỳ”.
ranking-places-in = { $places ->
    [one] Hạng { $rank }/{ $count } nhóm { $group } (tham khảo):
   *[several] Hạng trong nhóm { $group }, { $count } xã có đủ số (tham khảo):
}
ranking-unlike = Các đơn vị này không cùng nhóm (địa bàn hoặc cụm khác nhau) nên không xếp hạng với nhau.
history-cumulated = lũy kế { $value }
compare-year-cumulated = · Lũy kế cùng kỳ, { $period }/{ $year }: { $value }
compare-this-year = · Lũy kế năm nay: { $value }. { $change }
progress-unit-counts = { $count } chỉ tiêu được giao – { $counts }.
choice-more-indicators = Xem thêm ({ $count })
choice-trend = Biểu đồ theo tháng
ranking-picture = { $name }, { $period }: { $group }
ranking-picture-unmeasured = chưa có số gốc năm trước
ranking-picture-lacking = thiếu số kỳ này hoặc kỳ trước
why-only-figures = Hệ thống không ghi nguyên nhân.
why-last = Cuối nhóm, { $period } (tham khảo):
why-last-of = · { $group }: { $list }
why-place = { $period } (tham khảo): { $place }
why-no-own-targets = Vì { $targets } có chỉ tiêu riêng nên chưa rõ xã nào chậm.

### Dòng của một danh sách: có số khi chọn được, không số khi đang hỏi số liệu.

list-page = Trang { $page }/{ $pages }.
list-page-before = { $heading } (trang { $page }/{ $pages }):
line-numbered = { $number }. { $line }
line-beside = · { $line }
line-ranked-beside = hạng { $number } · { $line }
limited-heading = { $name }, { $period }{ $sample }: { $found }/{ $known } đơn vị { $side ->
    [below] dưới { $number }
    [at-most] từ { $number } trở xuống
    [at-least] từ { $number } trở lên
   *[above] trên { $number }
} (tham khảo, chung các nhóm).
limited-more = và { $count } đơn vị khác
limited-unknown = { $count } đơn vị chưa đủ số kỳ này nên chưa xét.
unit-compared = { $unit } so với kỳ trước{ $sample }:
unit-compared-span = { $earlier } → { $newest }:
unit-compared-line = · { $name }: { $before } → { $now }{ $marks }
unit-compared-more = Còn thay đổi: { $names }{ $left ->
    [0] .
   *[other] {" "}và { $left } chỉ tiêu khác.
}
unit-compared-same = Không đổi: { $names }{ $left ->
    [0] .
   *[other] {" "}và { $left } chỉ tiêu khác.
}
unit-compared-not-both = { $count } chỉ tiêu chưa có số của hai kỳ.
choice-unit-figures = Số của đơn vị
