### Số của các bản, tiểu khu đặt trước xã, thị trấn để xã lấy hoặc sửa.

villages-all = { $reported }/{ $expected } bản đã báo: { $value }.
villages-some = { $reported }/{ $expected } bản đã báo: { $value }.
villages-missing = Chưa có: { $names }.
villages-cumulated = Báo lũy kế nên chưa cộng: { $names }.
villages-without-whole = Thiếu mẫu số: { $names }.
names-more = { $names } và { $count } bản khác
choice-take-villages = Lấy số { $reported }/{ $expected } bản: { $value }
choice-take-all-villages = Lấy số các bản: { $value }
measure-from-villages = { $value } ({ $reported }/{ $expected } bản)
raw-from-villages = cộng từ { $reported }/{ $expected } bản: { $value }
doubt-far-from-villages = { $value }, còn { $reported }/{ $expected } bản đã báo { $against }. Lấy số nào ạ?
doubt-take-villages = lấy số của các bản, đúng không ạ?
doubt-part-of-villages = còn thiếu { $names }, nên { $value } chỉ là của { $reported }/{ $expected } bản. Ghi tạm là ước tính{ $waits ->
        [yes] , hay chờ bản ạ
       *[no] {" "}ạ
    }?
doubt-part-of-villages-beside = còn thiếu { $names }, nên { $value } chỉ là của { $reported }/{ $expected } bản. Số { $period } của cả xã: { $last }. Ghi tạm là ước tính{ $waits ->
        [yes] , hay chờ bản ạ
       *[no] {" "}ạ
    }?
doubt-equals-part-of-villages = { $value } bằng số của { $reported }/{ $expected } bản, còn thiếu { $names }. Là số tạm của các bản, hay đã là số cả xã ạ?
value-lacking-villages = { $value }, còn thiếu { $names },
villages-newer = · { $name }: { $reported }/{ $expected } bản nay cộng lại { $value }.
villages-newer-lacking = · { $name }: { $reported }/{ $expected } bản nay cộng lại { $value }, còn thiếu { $names }.
report-right-or-newer = Lấy số mới, hay nộp như trên ạ?
choice-take-newer = Lấy { $value } ({ $reported }/{ $expected } bản)
choice-take-newer-all = Lấy số mới của các bản
choice-wait-for-villages = Chờ bản, hỏi lại sau
villages-changed = Số của các bản vừa thay đổi, mời xem lại.
villages-same = Số đã nộp bằng số các bản: { $value }.
villages-moved = · { $name }: { $reported }/{ $expected } bản nay cộng lại { $value }, đã nộp { $filed }.
choice-villages-moved = Sửa { $name }: { $value }
copy-apart = · Hỏi riêng: { $name } – kỳ trước { $value }, { $reported }/{ $expected } bản đã báo { $against }
villages-of-indicator = { $name } { $value } ({ $reported }/{ $expected } bản)
villages-unconfirmed = Các bản đã báo { $period }, chưa xác nhận nên chưa tính: { $list }.
villages-unconfirmed-many = Các bản đã báo { $count } chỉ tiêu { $period }, chưa xác nhận nên chưa tính. Gõ “tổng các bản” để xem.
villages-filed = { $period }: { $reported }/{ $expected } bản đã báo. Chưa có: { $names }.
villages-all-filed = { $period }: { $reported }/{ $expected } bản đã báo, đủ cả.
choice-report-period = Báo cáo { $period }
wait-for-villages = Chờ { $names } báo, hỏi lại sau.
wait-no-such-village = Xã không có bản tên như vậy. Gõ “chờ bản” để hỏi lại sau.
wait-has-reported = { $names } đã báo rồi{ $lacking ->
        [yes] , còn chờ { $missing }
       *[no] , không còn bản nào phải chờ
    }.
wait-not-here = Câu này không để chờ được, mời gõ số hoặc chọn dưới đây.
wait-not-of-villages = Chỉ tiêu này không lấy số từ bản.
villages-see-sums = Gõ “tổng các bản” để xem các bản đã báo bao nhiêu.
villages-sum = { $name }, { $whose }, { $period }{ $sample }: { $reported }/{ $expected } bản, cộng { $value }.
villages-together = Các bản của { $unit } cộng lại{ $sample }:
villages-together-line = · { $name }, { $period }: { $reported }/{ $expected } bản: { $value }
villages-together-why = Số của xã vẫn là số xã đã nộp. Chọn chỉ tiêu để xem từng bản.
villages-together-none = Các bản chưa báo số nào cho kỳ này.
villages-none-here = Xã chưa có bản nào báo cáo qua đây.
