## Danh sách chỉ tiêu giao và số liệu năm trước

list-column-unit = Đơn vị
list-column-indicator = Chỉ tiêu
list-column-target = Chỉ tiêu giao
list-column-basis = Căn cứ
list-column-period = Kỳ
list-column-figure = Số liệu
list-column-part = Tử số
list-column-whole = Mẫu số
list-column-covers = Cách tính
list-or = {" hoặc "}
list-basis-none = chưa ghi
list-period-of-year = { $period }/{ $year }

list-targets-found = Tệp có { $rows } chỉ tiêu giao của { $units } đơn vị: { $new } mới, { $changed } thay đổi, { $same } đã có từ trước.
list-past-found = Tệp có { $rows } số liệu năm trước của { $units } đơn vị ({ $periods }{ $further ->
    [0] {""}
   *[other] {" "}và { $further } kỳ khác
  }): { $new } mới, { $changed } thay đổi, { $same } đã có từ trước.
list-skipped = Bỏ qua { $count } dòng chưa có số.
list-no-basis = Có { $count } dòng chưa ghi căn cứ.
list-change = • { $unit }, { $name }: { $before } → { $after }
list-basis-change = • { $unit }, { $name }: đổi căn cứ “{ $before }” thành “{ $after }”
list-more = • và { $count } dòng khác.
list-check-heading = So với chỉ tiêu huyện (giữ nguyên):
list-check-sum = • { $name }: cộng { $total }, { $stands ->
    [equal] đúng bằng chỉ tiêu huyện.
    [above] vượt chỉ tiêu huyện ({ $target }) { $difference }.
   *[below] còn thiếu { $difference } so với huyện ({ $target }).
  }
list-check-without = Chưa có chỉ tiêu: { $units }{ $further ->
    [0] .
   *[other] {" "}và { $further } đơn vị khác.
  }
list-check-not-added = Không cộng được vì là tỷ lệ, bình quân hoặc mức giảm: { $names }{ $further ->
    [0] .
   *[other] {" "}và { $further } chỉ tiêu khác.
  }
list-past-rates = Có { $count } dòng chỉ ghi tỷ lệ %, không cộng được với xã khác.
list-past-baseline = { $names } sẽ được tính từ số cuối năm { $year } này.

list-wrong = Dòng { $row }, cột “{ $column }”: { $what }
list-wrong-empty = còn trống. Nếu là ô gộp, hãy ghi lại ở từng dòng.
list-wrong-unknown-unit = chưa rõ đơn vị “{ $said }”.{ $some ->
    [yes] {" "}Có phải { $meant }?
   *[no] {" "}Hãy ghi tên xã như “Chiềng Ly”.
  }
list-wrong-several-units = “{ $said }” có thể là { $meant }. Hãy ghi đủ tên.
list-wrong-unknown-indicator = chưa rõ chỉ tiêu “{ $said }”.{ $some ->
    [yes] {" "}Có phải { $meant }?
   *[no] {" "}Hãy ghi tên như trong tệp mẫu.
  }
list-wrong-several-indicators = “{ $said }” có thể là { $meant }. Hãy ghi đủ tên.
list-wrong-not-reported = đơn vị này không báo cáo chỉ tiêu “{ $said }”. Hãy kiểm tra lại dòng này.
list-wrong-twice = “{ $said }” đã có chỉ tiêu này ở dòng { $meant }. Hãy giữ một dòng.
list-wrong-district-differs = “{ $said }” khác chỉ tiêu của huyện ({ $meant }). Chỉ tiêu huyện không đổi qua tệp này; hãy sửa hoặc bỏ dòng.
list-wrong-no-number = chưa đọc được “{ $said }”: { $reason }
list-wrong-unclear-number = “{ $said }” có thể hiểu nhiều cách. Hãy ghi { $meant }.
list-wrong-fraction-or-percent = “{ $said }” chưa rõ là mấy phần trăm. Hãy ghi { $meant }.
list-wrong-decimal-part = “{ $said }” giống phần lẻ bị tách ra khỏi số. Hãy gửi tệp .xlsx, hoặc ghi căn cứ có chữ.
list-wrong-no-period = chưa rõ kỳ “{ $said }”. Hãy ghi như “2023”, “tháng 6/2023” hoặc “quý 2/2023”.
list-wrong-not-earlier = “{ $said }” không phải năm trước { $meant }. Số liệu năm nay được báo cáo trong trò chuyện.
list-wrong-needs-share = “{ $said }” chưa đủ. Hãy ghi số hộ nghèo trên tổng số hộ, như 300/1200.
list-wrong-needs-covers = chưa rõ số trong kỳ hay lũy kế. Hãy ghi “trong kỳ” hoặc “lũy kế” ở cột “Cách tính”.
list-wrong-no-share = “{ $said }”: tử số phải không lớn hơn mẫu số, mẫu số phải lớn hơn 0.

list-wrong-heading = Chưa nhập gì. Tệp có { $count } ô cần sửa:
list-wrong-more = và { $count } ô khác. Sửa xong, mời gửi lại cả tệp.
list-head-missing = Chưa nhập gì. Dòng tiêu đề (dòng { $row }) thiếu cột: { $columns }.
list-head-twice = Chưa nhập gì. Dòng tiêu đề (dòng { $row }) có hai cột cùng là: { $columns }. Hãy giữ một cột.
list-empty = Tệp chưa có số nào để nhập.
list-example = Ví dụ một dòng: Xã Chiềng Ly | Diện tích cây chè | 48,5 | QĐ 6262/QĐ-UBND. Mời lấy tệp mẫu bên dưới.
list-confirm = Nhập { $count } dòng mới và thay đổi này?
list-nothing-new = Tất cả đã có từ trước, không phải nhập gì.
list-left = Chưa nhập gì. Số đang có giữ nguyên.
list-done = Đã nhập { $count } dòng: { $new } mới, { $changed } thay đổi. Số cũ vẫn lưu trong lịch sử.
list-changed-meanwhile = Chưa nhập: vừa có người nhập số khác cho các dòng này. Mời gửi lại tệp để xem thay đổi mới.
list-not-now = Đang có câu hỏi chưa trả lời. Mời trả lời hoặc gõ “hủy”, rồi gửi lại tệp danh sách này.
list-not-yours = Tệp này giống danh sách chỉ tiêu giao hoặc số của đơn vị khác nên chưa nhận. Chỉ cán bộ tổng hợp của huyện được nhập chỉ tiêu giao và số liệu năm trước; mời gửi tệp cho cán bộ tổng hợp.
choice-list-import = Nhập
choice-list-leave = Không nhập
choice-targets-template = Mẫu chỉ tiêu xã
choice-past-template = Mẫu số liệu năm trước

list-measured-in = Đơn vị tính
list-template-targets = Tệp mẫu chỉ tiêu giao, { $rows } dòng: điền cột “Chỉ tiêu giao” và “Căn cứ”, bỏ trống dòng chưa giao, rồi gửi lại vào đây.
list-template-targets-title = Chỉ tiêu giao cho các xã, thị trấn năm { $year }
list-template-targets-note = Điền cột “Chỉ tiêu giao” (như 48,5) và “Căn cứ”. Dòng để trống được bỏ qua. Chỉ tiêu của huyện không đổi qua tệp này.
list-template-targets-file = chi-tieu-giao-{ $year }.xlsx
list-template-past = Tệp mẫu số liệu năm trước, { $rows } dòng: tỷ lệ thì điền “Tử số” và “Mẫu số”, chỉ tiêu khác điền “Số liệu”, rồi gửi lại vào đây.
list-template-past-title = Số liệu năm { $year } của các xã, thị trấn
list-template-past-note = Tỷ lệ: điền “Tử số” và “Mẫu số” (như 300 và 1200 hộ). Chỉ tiêu khác: điền “Số liệu”. “Cách tính” (trong kỳ, lũy kế) chỉ cần khi kỳ ngắn hơn một năm.
list-template-past-file = so-lieu-{ $year }.xlsx
list-help = Giao chỉ tiêu cho xã: gõ “mẫu chỉ tiêu xã”, điền rồi gửi lại tệp. Số liệu năm trước: “mẫu số liệu năm trước”.

target-based-on = Chỉ tiêu giao theo { $basis }.
target-revised = Chỉ tiêu điều chỉnh ngày { $day }{ $known ->
    [yes] {" "}theo { $basis }
   *[no] {""}
  }, trước là { $before }.

given-heading = { $name }, chỉ tiêu giao riêng{ $sample }: { $given }/{ $all } đơn vị có{ $until ->
    [none] {""}
   *[other] {""}; đã làm { $until }
}.
given-sum = Cộng { $total }, { $stands ->
    [equal] đúng bằng chỉ tiêu huyện.
    [above] vượt chỉ tiêu huyện ({ $target }) { $difference }.
   *[below] còn thiếu { $difference } so với huyện ({ $target }).
}
given-not-added = Tỷ lệ, bình quân, mức giảm không cộng được; chỉ tiêu huyện { $target }.
given-done = { $amount } ({ $percent })
given-line = { $who }: { $done }
given-line-revised = { $who }: { $done }; trước { $before }, từ { $day } là { $now }
given-basis = { $known ->
    [yes] Theo { $basis }, nhập ngày { $day }.
   *[no] Chưa ghi căn cứ, nhập ngày { $day }.
}
given-none = Chưa nhập chỉ tiêu { $name } giao riêng cho đơn vị nào; chỉ tiêu cả huyện { $target }.
given-none-at-all = Chưa nhập chỉ tiêu giao riêng cho đơn vị nào.
given-none-of-unit = { $unit }: chưa nhập chỉ tiêu giao riêng.
given-who-imports = Cán bộ tổng hợp của huyện nhập khi có quyết định giao.
given-how-to-import = Để nhập: lấy “Mẫu chỉ tiêu xã”, điền rồi gửi lại tệp.
given-of-office = { $name } do { $office } báo cáo cho toàn huyện, không giao riêng cho xã.
given-of-which = Đã nhập chỉ tiêu giao riêng của { $count } chỉ tiêu{ $sample }:
given-of-which-more = { $count ->
    [0] .
   *[other] {" "}và { $count } chỉ tiêu khác.
}
given-units = { $name } ({ $count } đơn vị)
given-to-unit = Chỉ tiêu giao cho { $unit }{ $sample }: { $count } chỉ tiêu.
choice-how-it-stands = Xem tiến độ
