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
remind-and-more = { $names } và { $count } số khác

## Nhắc nhiều báo cáo một lúc
remind-several = { $role ->
        [village_head] Hệ thống chưa có đủ số liệu của { $unit }. Nhờ Anh/Chị cho biết:
       *[other] Anh/Chị còn { $count } báo cáo của { $unit } chưa nộp:
    }
remind-line-new = { $period }: còn { $count } số ({ $names }).
remind-line-begun = { $period }: đang làm dở { $answered }/{ $asked }, còn { $names }.
remind-line-ready = { $period }: đã đủ { $answered }/{ $asked } số, chưa nộp.

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
