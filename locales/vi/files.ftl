## Tệp không đọc được: vì sao, và làm gì tiếp
file-too-large = Tệp quá lớn: chỉ nhận tệp .xlsx không quá 1 MB. Mời gửi tệp mẫu đã điền, hoặc gõ bằng chữ.
file-too-many = Bảng quá 200 dòng (danh sách chỉ tiêu: 1.000 dòng) hoặc 20 cột nên chưa đọc. Mời gửi tệp mẫu đã điền, hoặc gõ bằng chữ.
file-no-table = Tệp này không phải bảng tính. Mời gửi tệp .xlsx, hoặc gõ bằng chữ.
file-other-kind = Chỉ đọc được tệp .xlsx. Mời mở tệp, chọn “Lưu thành” .xlsx rồi gửi lại.
file-commas = Tệp .csv này có dấu phẩy không rõ là ngăn cột hay số thập phân. Mời lưu thành .xlsx rồi gửi lại.
file-locked = Tệp có mật khẩu nên không mở được. Mời bỏ mật khẩu rồi gửi lại.
file-broken = Không mở được tệp này. Mời mở bằng Excel, lưu lại thành .xlsx rồi gửi lại.
file-not-calculated = Tệp có công thức chưa ra kết quả. Mời mở bằng Excel, lưu lại rồi gửi lại.
file-empty = Tệp này trống. Mời gửi tệp có số liệu, hoặc gõ bằng chữ.
file-not-fetched = Chưa tải được tệp. Mời gửi lại, hoặc gõ bằng chữ.
