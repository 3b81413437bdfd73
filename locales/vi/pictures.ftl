### Chữ trong hình: thẻ tiến độ, diễn biến, so sánh đơn vị.

picture-title = Tiến độ chỉ tiêu năm { $year }
picture-title-one = { $name } năm { $year }
picture-subtitle = { $whose } đến { $day }{ $sample }
picture-whole-district = Toàn huyện
picture-lead = Cần chú ý nhất: { $shown }/{ $count } chỉ tiêu
picture-tally-reached = đạt, vượt
picture-tally-on-pace = đúng tiến độ
picture-tally-behind = chậm
picture-tally-open = chưa đạt hoặc chưa xét
picture-tally-missing = chưa có số liệu
picture-pace-exceeded = vượt
picture-pace-reached = đạt
picture-pace-on-pace = đúng tiến độ
picture-pace-behind = chậm
picture-pace-short = chưa đạt
picture-pace-incomplete = chưa đủ số liệu
picture-pace-later = cuối năm xét
picture-pace-unknown = chưa có số liệu
picture-amount-at-most = { $done } (tối đa { $target })
picture-amount-none = chỉ tiêu { $target }
picture-estimated = ước { $amount }
picture-amount-until = { $amount } đến { $period }
picture-coverage = { $reported }/{ $expected } { $level ->
    [village] bản
   *[commune] xã
}{" "}{ $period }
picture-mark-target = chỉ tiêu cả năm
picture-mark-usual = mức thường đạt (ước tính)
picture-month = { $number }
picture-target-at-least = Chỉ tiêu { $target }
picture-target-more-than = Chỉ tiêu trên { $target }
picture-target-maintain = Giữ từ { $target } trở lên
picture-target-at-most = Tối đa { $target }
picture-usual = mức thường đạt (ước tính)
picture-past = năm { $year }
picture-whole = đủ số liệu
picture-partial = chưa đủ số liệu
picture-gap = chưa có số liệu
picture-months = tháng
picture-reported = Số xã đã báo cáo từng kỳ (trên { $expected } xã)
picture-reported-mixed = Số đơn vị đã báo cáo từng kỳ
picture-rank-more = và { $count } đơn vị khác
picture-rank-none = chưa có số liệu
picture-rank-rule = Tham khảo, không phải kết quả thi đua. { $rule }
picture-point = tháng { $month }: { $value }
picture-point-partial = { $value } ({ $reported } đơn vị)
picture-point-none = tháng { $month }: chưa có số liệu
trend-none = { $name }: chưa có số liệu kỳ nào để vẽ diễn biến.
