### Tin nhắc hạn. Ngắn, nói rõ vì sao nhắc; trưởng bản thì nhờ, không trách.

## Nhắc một báo cáo
remind-one-new = { $role ->
        [village_head] Hệ thống chưa có số liệu { $period } của { $unit }. Nhờ Anh/Chị cho biết: { $names }.
       *[other] Anh/Chị còn { $count } chỉ tiêu { $period } của { $unit } chưa nộp: { $names }.
    }
remind-one-begun = { $role ->
        [village_head] Số liệu { $period } của { $unit } đã có { $answered }/{ $asked }. Nhờ Anh/Chị cho biết nốt: { $names }.
       *[other] Báo cáo { $period } của { $unit } đang làm dở { $answered }/{ $asked }, còn: { $names }.
    }
remind-one-ready = { $role ->
        [village_head] Số liệu { $period } của { $unit } đã đủ { $answered }/{ $asked }. Nhờ Anh/Chị đọc lại và nộp giúp.
       *[other] Báo cáo { $period } của { $unit } đã đủ { $answered }/{ $asked } số nhưng chưa nộp.
    }
remind-one-given = { $giver } nhờ Anh/Chị làm báo cáo { $period } của { $unit }, đã có { $answered }/{ $asked } số.
remind-and-more = { $names } và { $count } số khác

## Nhắc nhiều báo cáo một lúc
remind-several = { $role ->
        [village_head] Hệ thống chưa có đủ số liệu của { $unit }. Nhờ Anh/Chị cho biết:
       *[other] Anh/Chị còn { $count } báo cáo của { $unit } chưa nộp:
    }
remind-line-new = { $period }: còn { $count } số ({ $names }).
remind-line-begun = { $period }: đang làm dở { $answered }/{ $asked }, còn { $names }.
remind-line-ready = { $period }: đã đủ { $answered }/{ $asked } số, chưa nộp.
remind-line-given = { $period }: { $giver } nhờ Anh/Chị làm, đã có { $answered }/{ $asked } số.

## Hạn, cách làm
remind-due-left = Hạn: { $due }, còn { $days } ngày.
remind-due-today = Hạn: hôm nay, { $due }.
remind-due-past = { $role ->
        [village_head] Hạn là { $due }, nay gửi vẫn được.
       *[other] Đã qua hạn { $due }, vẫn nhận.
    }
remind-how = { $progress ->
        [begun] Gõ “tiếp tục” để làm nốt.
        [ready] Gõ “tiếp tục” để nộp.
       *[new] Gõ “báo cáo” để nộp.
    }
remind-choice = { $progress ->
        [new] Báo cáo { $period }
       *[begun] Làm tiếp { $period }
    }

## Danh sách chậm cho lãnh đạo
late-list-heading = { $count } báo cáo chậm của { $units } đơn vị, tính đến { $today }:
late-list-form = { $form }, { $period }, hạn { $due }:
late-list-units = { $count } đơn vị
late-list-unit = { $note ->
        [silent] { $unit } (không nhắn được)
        [nobody] { $unit } (chưa có ai trong hệ thống)
        [waits] { $unit } (báo chưa có số liệu)
        [extended] { $unit } (được gia hạn đến { $due })
       *[other] { $unit }
    }
late-list-unit-more = { $unit } …
late-list-more = … và { $count } báo cáo ở các biểu khác.
late-list-how = Gõ “ai chậm” để xem đủ, gọi, nhắn hoặc gia hạn.
late-list-choice = Xem danh sách chậm

## Báo cho lãnh đạo: không nhắn được, chưa có số liệu
told-silent = { $count ->
       *[other] Không nhắn được cho { $count } người, có thể họ đã chặn hoặc bỏ ứng dụng:
    }
told-silent-line = - { $name }, { $unit }{ $phone ->
        [none] {""}
       *[other] {" "}({ $phone })
    }
told-silent-how = Nhờ Anh/Chị liên hệ để họ mở lại cuộc trò chuyện với hệ thống.
told-standstill = Đơn vị báo chưa có số liệu:
told-standstill-line = - { $unit }, báo cáo { $period }: “{ $reason }”. Tạm ngừng nhắc đến { $until }.
told-standstill-how = Cần thêm thời gian thì Anh/Chị có thể gia hạn.
