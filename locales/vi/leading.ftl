### Việc của lãnh đạo: danh sách chậm, gia hạn, gọi, nhắn, thông báo chung, xem trước lời nhắc.

## Danh sách chậm
lead-late-heading = Đến { $day }{ $sample }: { $reports } báo cáo chậm của { $units } đơn vị.
lead-late-of = Kỳ { $period }.{" "}
lead-late-not-asked = Chưa đến lúc nộp báo cáo của kỳ này.
lead-filed-late-one = { $unit } (nộp { $day })
lead-filed-late = Đã nộp nhưng muộn ({ $count }): { $names }.
lead-filed-late-more = Đã nộp nhưng muộn ({ $count }): { $names } và { $left } đơn vị khác.
lead-late-none-of = Đến { $day }{ $sample }: không có báo cáo nào còn nợ quá hạn.
lead-late-none = Đến { $day }{ $sample }: chưa có báo cáo nào chậm.
lead-late-form = · { $form }, { $period }: { $count } đơn vị
lead-late-forms-more = · và { $count } báo cáo ở các biểu khác
lead-late-unit = { $unit }: { $what }, từ { $since }
lead-late-count = { $count } báo cáo
lead-choose-unit = Chọn một đơn vị để gia hạn, gọi hoặc nhắn.
lead-choose-unit-to-see = Chọn một đơn vị để xem.
choice-late-more = Xem tiếp ({ $count })
choice-late-open = Chưa đến hạn ({ $count })
choice-open-units = Xem từng đơn vị ({ $count })
choice-late-list = Danh sách chậm
lead-open-heading = Chưa nộp, chưa đến hạn, tính đến { $day }{ $sample }:
lead-open-follows = Chưa nộp, chưa đến hạn:
lead-open-line = · { $form }, { $period }: hạn { $due }, còn { $count }/{ $all }: { $names }.
lead-open-line-one = · { $form }, { $period }: hạn { $due }: { $names }.
lead-open-line-all = · { $form }, { $period }: hạn { $due }, cả { $all } đơn vị.
lead-open-line-many = · { $form }, { $period }: hạn { $due }, còn { $count }/{ $all }.
lead-open-unit = { $unit }: { $what }, hạn { $due }
lead-open-none = Không còn báo cáo nào chưa nộp.

## Liên lạc được hay không
lead-reach-heard = nhắn gần nhất { $moment }
lead-reach-silent = chưa trả lời lần nào
lead-reach-blocked = không nhắn được, đã chặn hoặc bỏ tài khoản
lead-reach-absent = chưa mở chat
lead-unreachable-nobody = chưa có ai trong hệ thống
lead-unreachable-silent = chưa trả lời lần nào
lead-unreachable-blocked = không nhắn được
lead-unreachable-absent = chưa mở chat

## Một đơn vị
lead-unit-late = { $unit }{ $sample }: { $count } báo cáo chậm.
lead-unit-none-late = { $unit }{ $sample }: không có báo cáo nào chậm.
lead-unit-all-filed = { $unit }{ $sample }: đã nộp đủ báo cáo đến hạn.
lead-report-late = · { $period }: hạn { $due }, chậm { $days } ngày{ $begun }
lead-report-today = · { $period }: hạn hôm nay{ $begun }
lead-report-open = · { $period }: hạn { $due }, còn { $days } ngày{ $begun }
lead-report-begun = , đang làm dở { $answered }/{ $asked }
lead-report-standstill = { "  " }Đơn vị báo chưa có số liệu đến { $until }: { $reason }
lead-person = { $name } ({ $role }): { $reach }.
lead-person-unnamed = { $role }: { $reach }.
lead-nobody = Chưa có ai của { $unit } trong hệ thống. Nhờ người vận hành cấp mã mời.
lead-unit-more = · và { $count } báo cáo cũ hơn
choice-extend = Gia hạn
choice-call = Gọi
choice-write = Nhắn

## Ai được làm gì
lead-not-yours = Danh sách này do lãnh đạo xem. Anh/Chị gõ “hạn nộp” để xem hạn của đơn vị mình.
lead-extend-refused = Gia hạn do { $role ->
        [village_head] Chủ tịch UBND xã hoặc Phòng Nội vụ
       *[other] Phòng Nội vụ
    } quyết định. Chưa có số thì Anh/Chị gõ “chưa có số liệu vì …”, hệ thống báo lên giúp.
lead-contact-refused = Hệ thống không cho số điện thoại và không chuyển tin giữa các cán bộ. Việc này do Phòng Nội vụ và Chủ tịch UBND xã làm.
lead-broadcast-refused = Gửi thông báo chung do Phòng Nội vụ làm.
lead-foresight-refused = Lịch nhắc chung do Phòng Nội vụ và Chủ tịch UBND xã xem. Hạn của đơn vị: gõ “hạn nộp”.
lead-chairman-reads = Chủ tịch UBND huyện xem được danh sách và từng đơn vị. Gia hạn, gọi, nhắn, gửi thông báo do Phòng Nội vụ làm.
lead-other-unit = Đơn vị này không thuộc phạm vi của Anh/Chị.
lead-which-unit = Anh/Chị nói đơn vị nào ạ?
lead-name-a-unit = Mời gõ kèm tên đơn vị, ví dụ “{ $order } { $example }”, hoặc chọn trong danh sách chậm.
lead-help = Lãnh đạo: “ai chậm”, “gia hạn bản … 2 ngày”, “gọi bản …”, “nhắn bản …”, “tuần tới bot nhắc ai”.
lead-help-announces = Lãnh đạo: “ai chậm”, “gia hạn Chiềng Ly 2 ngày”, “gọi Chiềng Ly”, “nhắn Chiềng Ly”, “gửi thông báo”, “tuần tới bot nhắc ai”.
lead-order-extend = gia hạn
lead-order-call = gọi
lead-order-write = nhắn

## Gia hạn
extend-which = Gia hạn báo cáo nào của { $unit }?
choice-extend-report = { $period } (hạn { $due })
choice-extend-all = Cả { $count } báo cáo
choice-extend-leave = Thôi
extend-none = { $unit } không còn báo cáo nào chưa nộp, không cần gia hạn.
extend-until = { $unit }, { $what }. Gia hạn đến ngày nào? Gõ như “đến { $example }” hoặc “thêm 3 ngày”.
extend-one = { $period }, hạn { $due }
extend-several = { $count } báo cáo
choice-extend-days = Đến { $day }
extend-not-a-day = Chưa rõ ngày nào. Gõ như “đến { $example }” hoặc “thêm 3 ngày”.
extend-not-later = Chưa được: hạn mới phải sau hạn cũ ({ $due }).
extend-past = Chưa được: { $day } đã qua.
extend-too-far = Chưa được: ngày này quá xa. Gia hạn tối đa đến { $last }.
extend-day-off = { $day } là ngày nghỉ, lấy ngày làm việc tiếp theo: { $next }.
extend-why = Gia hạn đến { $day }. Lý do? Chọn, hoặc gõ một câu ngắn.
extend-reason-too-long = Lý do dài quá { $most } ký tự. Mời viết ngắn lại.
extend-confirm = Mời đọc lại. Gia hạn cho { $unit }:
extend-line = · { $title }, { $period }: { $old } → { $new }
extend-confirm-reason = Lý do: { $reason }.
extend-beyond-next = Lưu ý: ngày này sau cả hạn { $period } ({ $due }).
extend-tells = Sẽ báo: { $names }.
extend-tells-nobody = Không nhắn được ai của { $unit }: nhớ gọi báo.
extend-right = Đúng không ạ?
choice-extend-yes = Đúng, gia hạn
choice-extend-no = Không
extend-changed = Hạn vừa có thay đổi, mời đọc lại.
extend-filed = { $unit } vừa nộp xong, không cần gia hạn nữa.
extension-not-given = Chưa gia hạn{ $named ->
        [no] {""}
       *[yes] {" "}cho { $unit }
    }.
extend-left = Không gia hạn.
extend-done = Đã gia hạn cho { $unit } đến { $day }: { $what }.
extend-told = Đã báo: { $names }.
extend-not-told = Chưa báo được: { $names }. Mời gọi.
extend-notice = { $sender } gia hạn cho { $unit }:
extend-notice-line = · { $period }: hạn mới { $new } (trước là { $old })

## Gọi
call-phone = { $name } ({ $role }): { $phone }
call-phone-unnamed = { $role }: { $phone }
call-none = { $name } ({ $role }): huyện chưa cho số
call-none-unnamed = { $role }: huyện chưa cho số
call-heading = Gọi { $unit }:
call-how-to-add = Thêm số: nhờ người vận hành nhập (lệnh import phones), hoặc ghi kèm khi cấp mã mời.

## Nhắn
write-what = Nhắn gì cho { $unit }? Gõ nội dung, tối đa { $most } ký tự; “/huy” là thôi.
write-nobody = Không nhắn được ai của { $unit }: { $why }. Mời gọi.
write-too-long = Tin dài { $length } ký tự, tối đa { $most }. Mời viết ngắn lại.
write-empty = Tin chưa có nội dung.
write-message = { $sender } nhắn: { $text }
write-confirm = Người nhận sẽ thấy:
write-to = Gửi { $names }.
write-not-to = Không gửi được: { $names }.
write-right = Gửi không ạ?
choice-send = Gửi
choice-rewrite = Viết lại
choice-dont-send = Thôi
write-done = Đã gửi { $names }.
message-not-sent = Chưa gửi tin{ $named ->
        [no] {""}
       *[yes] {" "}cho { $unit }
    }.
write-left = Không gửi.

## Người ký
lead-sender-office = { $unit }
lead-sender-chair = Chủ tịch UBND { $unit }

## Thông báo chung
cast-audience = Gửi thông báo cho ai?
choice-audience = { $audience }
cast-audience-name = { $level ->
        [village] các bản
        [commune] các xã, thị trấn
        [department] các phòng, ban
        [cluster] các xã, thị trấn của { $cluster }
       *[all] { $standing ->
            [late] các đơn vị
            [not_late] các đơn vị
           *[both] tất cả cán bộ
        }
    }{ $standing ->
        [late] {" "}đang chậm
        [not_late] {" "}không chậm
       *[both] {""}
    }
cast-what = Thông báo cho { $audience }: mời gõ nội dung, tối đa { $most } ký tự, nhiều dòng cũng được. Gõ “/huy” để thôi.
cast-message =
    Thông báo của { $sender }:
    { $text }
cast-confirm = Người nhận sẽ thấy đúng như sau:
cast-rule = ―――
cast-count = Gửi { $people } người của { $units } đơn vị ({ $audience }):
cast-count-now = Gửi ngay cho { $people } người của { $units } đơn vị ({ $audience }).
cast-no-clusters = Chưa nhập danh sách cụm thi đua; người vận hành điền danh sách thì mới gửi theo cụm được. Giờ mời chọn người nhận khác.
cast-no-such-cluster = Không có cụm này trong danh sách cụm thi đua. Mời chọn.
cast-nobody = Không có ai để gửi: { $audience } hiện không có người nào nhắn được.
cast-now = · gửi ngay: { $count } người
cast-later-today = · lúc { $clock } hôm nay: { $count } người
cast-later = · lúc { $moment }: { $count } người
cast-unreachable = Không gửi được: { $count } người (chưa mở chat hoặc đã chặn).
cast-say-send = Để chắc chắn, mời gõ “gửi” hoặc bấm nút.
choice-cast = Gửi thông báo chung
choice-cast-send = Gửi cho { $people } người
choice-cast-rewrite = Sửa nội dung
choice-cast-audience = Đổi người nhận
cast-begun = Đã bắt đầu gửi cho { $people } người. Hỏi “gửi tới đâu rồi” lúc nào cũng được; “dừng gửi” để dừng.
cast-none = Chưa có thông báo nào được gửi.
cast-progress = Thông báo lúc { $moment }: đã gửi { $sent }/{ $addressed } người.
cast-left = Còn khoảng { $minutes } phút.
cast-left-short = Còn chưa đến 1 phút.
cast-waiting = Còn { $count } người chờ đến giờ được nhắn, sớm nhất { $moment }.
cast-done = Thông báo lúc { $moment } đã gửi xong: { $sent }/{ $addressed } người đã nhận.
cast-stopped = Đã dừng: { $sent } người đã nhận, { $stopped } người không gửi nữa.
cast-was-stopped = Thông báo lúc { $moment } đã dừng: { $sent } người đã nhận, { $stopped } người không gửi nữa.
cast-not-reached = Không gửi được: { $count } người.
cast-nothing-to-stop = Không có thông báo nào đang gửi.
cast-unreached-heading = Không nhận được thông báo lúc { $moment }: { $count } người.
cast-unreached-none = Đến giờ chưa có ai không nhận được.
cast-unreached-line = · { $why ->
        [unaddressed] chưa mở chat
        [unreachable] đã chặn hoặc bỏ tài khoản
       *[refused] mạng không nhận tin
    } ({ $count }): { $units }
cast-is-sending = Đang gửi một thông báo. Muốn dừng thì bấm “Dừng gửi”.
choice-cast-progress = Gửi tới đâu rồi
choice-cast-stop = Dừng gửi
choice-cast-unreached = Ai không nhận được

## Xem trước lời nhắc
fore-heading = Từ { $first } đến { $last }, nếu không ai nộp thêm, hệ thống nhắc { $people } người, { $messages } tin:
fore-heading-day = { $day }, nếu không ai nộp thêm, hệ thống nhắc { $people } người:
fore-none = Từ { $first } đến { $last }: không nhắc ai.
fore-none-day = { $day }: không nhắc ai.
fore-past = Ngày này đã qua.
fore-day = · { $day }: { $count } tin ({ $what }) – { $units }
fore-units-more = { $units } và { $count } đơn vị khác
fore-line = · { $clock }, { $what }: { $units }
fore-list = danh sách chậm
fore-more = · và { $count } tin khác
fore-unreachable = Còn { $count } người đến hạn nhắc nhưng không nhắn được.
choice-fore-day = { $day }
choice-fore-week = 7 ngày tới
