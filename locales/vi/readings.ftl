### Vì sao chưa ghi: nối sau “Chưa ghi:”, chữ thường ở đầu, hết câu có dấu chấm. Mỗi lý do đọc số có một câu.

reading-plain = số này cần xác nhận lại.

## Không có số để ghi
reading-empty = tin chưa có nội dung.
reading-unreadable = tin không đọc được.
reading-too-long = tin quá dài, chỉ cần một số.
reading-no-figure = tin cho biết chưa có số liệu.
reading-skip = tin cho biết để sau.
reading-vague = tin chưa có số cụ thể.
reading-range = tin nêu một khoảng, cần một số.
reading-several = tin có nhiều số, cần một số.
reading-negative = số này không thể âm.
reading-telephone = giống số điện thoại.
reading-date = giống ngày tháng.
reading-formula = đây là phép tính, cần kết quả.
reading-web-address = đây là đường dẫn, không phải số.
reading-other-dimension = đơn vị tính không hợp với chỉ tiêu này.
reading-count-not-rate = cần tỷ lệ %, không phải số lượng.
reading-a-rate = cần số lượng, không phải tỷ lệ %.
reading-not-whole = chỉ tiêu này đếm bằng số nguyên.
reading-out-of-limits = số này vượt mức có thể có.
reading-part-over-whole = tử số lớn hơn mẫu số.
reading-percent-of-plan = đây là % so với kế hoạch, cần số thực hiện.
reading-change-of-rate = đây là mức tăng, giảm; cần tỷ lệ hiện nay.
reading-unknown-unit = chưa rõ đơn vị tính.

## Cần hỏi lại trước khi ghi
reading-fall-or-rate = chưa rõ là mức giảm hay tỷ lệ hiện nay.
reading-change = đây là mức tăng, giảm; cần số hiện nay.
reading-sign = chưa rõ dấu trước số.
reading-separator = chưa rõ dấu chấm, dấu phẩy là nghìn hay thập phân.
reading-lost-digit = số có vẻ thiếu hoặc thừa chữ số.
reading-spacing = chưa rõ dấu cách trong số.
reading-spelling = có chữ gõ chưa rõ.
reading-odd-character = có ký tự lạ trong số.
reading-short-speech = số nói tắt, có thể hiểu nhiều cách.
reading-double-scale = có hai từ chỉ hàng nghìn, triệu, tỷ.
reading-out-of-scale = số quá nhỏ hoặc quá lớn so với đơn vị tính.
reading-local-measure = đơn vị đo địa phương mỗi nơi một khác.
reading-unusual-unit = đơn vị tính ít dùng cho chỉ tiêu này.
reading-approximate = số chỉ là khoảng chừng.
reading-fraction = chưa rõ là phân số hay hai số.
reading-whole-differs = mẫu số khác lần trước.
reading-rates-differ = tỷ lệ không khớp với tử số, mẫu số.
reading-share-or-rate = chưa rõ là tử số trên mẫu số hay tỷ lệ.
reading-part-or-rate = chưa rõ là số lượng hay tỷ lệ %.
reading-time-and-figure = tin có cả thời gian và số, chưa rõ số nào.
reading-other-per = chưa rõ là số trong kỳ hay lũy kế.
reading-maybe-year = giống số năm.
reading-plan-and-result = tin có cả kế hoạch và thực hiện.
reading-old-and-new = tin có cả số cũ và số mới.
reading-repeated = số được ghi lặp lại.
reading-questioned = tin là câu hỏi, chưa phải số chắc chắn.
reading-unknown-words = có chữ chưa hiểu bên cạnh số.
reading-maybe-zero = chưa rõ là bằng 0 hay không đổi.
reading-same-as-before = tin cho biết như kỳ trước.
reading-all = tin nói “tất cả”, cần một số.
