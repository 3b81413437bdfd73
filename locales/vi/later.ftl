### Hẹn nhắc lại, giờ nhắc riêng, chưa có số liệu, chuyển cho đồng nghiệp.

## Giờ giấc
said-clock = { $hour } giờ{ $exact ->
        [yes] {""}
       *[no] {" "}{ $minute }
    } { $part ->
        [morning] sáng
        [noon] trưa
        [afternoon] chiều
       *[evening] tối
    }
said-window = { $opens } đến trước { $closes }
said-moment = { $clock } { $day }
choice-later = { $part ->
        [morning] Sáng
        [noon] Trưa
        [afternoon] Chiều
       *[evening] Tối
    } { $when ->
        [today] nay
        [tomorrow] mai
       *[day] { $day }
    }

## Nhắc lại sau
later-set = Sẽ nhắc lại lúc { $moment }. Trước đó không nhắc.
later-set-moved = { $asked } { $why ->
        [day-off] là ngày nghỉ
        [quiet] ngoài giờ nhắc ({ $windows })
       *[both] ngoài giờ nhắc ({ $windows }), sau đó là ngày nghỉ
    }, nên sẽ nhắc lại lúc { $moment }.
later-after-deadline = Lưu ý: lúc đó đã qua hạn { $due }.
later-when = Nhắc lại lúc nào ạ? Gõ như: chiều nay, 8 giờ sáng mai, thứ hai.
later-which = Nhắc lại lúc nào trong các giờ này ạ?
later-passed = Lúc đó đã qua. Nhắc lại lúc nào ạ? Gõ như: chiều nay, 8 giờ sáng mai.
later-too-far = Chỉ hẹn được trong 7 ngày tới. Nhắc lại lúc nào ạ?
later-say-fully = Chưa rõ lúc nào. Gõ đủ như: “nhắc em 8 giờ sáng mai”.
later-switched-off = Anh/Chị đang tắt nhắc nên không hẹn được. Gõ “bật nhắc” rồi hẹn lại.
later-not-reminded = Hệ thống không nhắc nộp báo cáo với vai trò của Anh/Chị, nên không phải hẹn.
later-given-away = Các báo cáo chưa nộp đã chuyển cho đồng nghiệp, nên không nhắc Anh/Chị nữa.
later-standing-still = Đơn vị đã báo chưa có số liệu, nên đến { $until } hệ thống mới nhắc.
later-or-always = Chỉ nhắc lại lần này, hay từ nay lúc nào cũng nhắc lúc { $clock }?
choice-later-once = Lần này: { $moment }
choice-later-moment = { $moment }
choice-always-at = Từ nay luôn lúc { $clock }

## Giờ nhắc riêng
hour-set = Từ nay nhắc Anh/Chị lúc { $clock } các ngày làm việc. Gõ “giờ nhắc như cũ” để bỏ.
hour-outside = Chưa đổi: { $clock } ngoài giờ được nhắc. Mời chọn trong khoảng { $windows }, gõ như “đổi giờ nhắc { $example }”.
hour-which = Giờ nào ạ?
hour-now = Giờ nhắc của Anh/Chị: { $clock } các ngày làm việc. Đổi được trong khoảng { $windows }, gõ như “đổi giờ nhắc { $example }”.
hour-usual = Đã bỏ giờ riêng. Giờ nhắc chung: { $clock } các ngày làm việc.
choice-hour-usual = Như cũ

## Vì sao nhắc
why-reminded = Nhắc lúc { $moment } vì { $unit } chưa nộp báo cáo { $reports }, { $stage ->
        [again] và Anh/Chị đã hẹn nhắc lại
        [resume] và thời gian tạm hoãn đã hết
        [given] và { $giver } chuyển cho Anh/Chị
        [before] lúc đó còn { $days } ngày là đến hạn
        [on-the-day] lúc đó đúng ngày hạn
       *[after] lúc đó đã quá hạn { $days } ngày
    }.
why-reminded-reports = { $periods } (hạn { $due })
why-reminded-filed = Lúc nhắc ({ $moment }), { $unit } chưa nộp báo cáo { $reports }; nay đã nộp nên không nhắc nữa.
why-never-reminded = Hệ thống chưa nhắc Anh/Chị lần nào. Chỉ nhắc khi { $unit } có báo cáo chưa nộp.
why-leaders = Lãnh đạo phụ trách nhận danh sách chậm khi có báo cáo quá hạn, và lý do khi đơn vị báo chưa có số liệu. Tắt: gõ “ngừng nhắc”.
why-nobody-reminds = Vai trò của Anh/Chị không phải nộp báo cáo nên hệ thống không nhắc.
why-what-to-do = Hẹn lại: gõ “mai nhắc lại”. Tắt: gõ “ngừng nhắc”.

## Chưa có số liệu
standstill-which = Báo cáo nào chưa có số liệu ạ?
standstill-why = Vì sao chưa có số liệu { $reports }? Gõ ngắn như: chờ xã duyệt.
standstill-why-again = Mời gõ lý do bằng chữ, ví dụ: chờ xã duyệt. Không muốn nữa thì gõ “thôi”.
standstill-confirm = Chưa có số liệu { $reports }, lý do: “{ $reason }”. Hệ thống sẽ { $told ->
        [nobody] ghi lại (lãnh đạo chưa dùng hệ thống, nhờ Anh/Chị báo trực tiếp)
       *[other] báo { $leader }
    } và không nhắc { $unit } trước { $until }. Hạn nộp vẫn là { $due }. Đúng không ạ?
standstill-done = Đã ghi. { $told ->
        [nobody] {""}
       *[other] Sẽ báo { $leader }.{" "}
    }Không nhắc { $reports } trước { $until }. Có số thì gõ “báo cáo” lúc nào cũng được.
standstill-left = Không ghi gì, việc nhắc vẫn như trước.
choice-standstill = Đúng, { $told ->
        [nobody] ghi lại
       *[other] báo giúp
    }
choice-not-now = Không
choice-report-key = { $period } · hạn { $due }
choice-all-reports = Cả { $count } báo cáo
leader-chair = Chủ tịch UBND xã, thị trấn
leader-coordinator = điều phối (Phòng Nội vụ)
report-keys = báo cáo { $periods }

## Chuyển cho đồng nghiệp
handover-which = Chuyển báo cáo nào cho { $name } ạ?
handover-whom = Chuyển cho ai ở { $unit } ạ?
handover-confirm = Chuyển { $reports } cho { $name }? Từ đó nhắc người nhận, không nhắc Anh/Chị nữa. Hạn vẫn là { $due }.
handover-done = Đã chuyển { $reports } cho { $name }. Hệ thống sẽ nhắn người nhận và không nhắc Anh/Chị việc này nữa.
handover-somebody = đồng nghiệp
handover-left = Không chuyển, mọi việc như trước.
handover-nobody = Ở { $unit } không có ai khác tên “{ $name }” báo cáo qua hệ thống. Muốn thêm người, báo Phòng Nội vụ cấp mã mời.
handover-alone = Ở { $unit } chỉ có Anh/Chị báo cáo qua hệ thống. Muốn thêm người, báo Phòng Nội vụ cấp mã mời.
handover-unreached = { $name } chưa nhận được tin của hệ thống nên chưa chuyển được. Mời nhắn { $name } mở chat trước, rồi chuyển lại.
handover-gone = Đồng nghiệp này không còn ở { $unit } trên hệ thống nên chưa chuyển.
choice-hand-over = Chuyển
choice-colleague = { $name } · { $role }
