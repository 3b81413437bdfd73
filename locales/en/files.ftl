## Files that cannot be read: why, and what to do
file-too-large = The file is too large: only .xlsx files up to 1 MB are taken. Please send the filled-in template, or type.
file-too-many = The table has more than 200 rows (a list of targets: 1,000) or 20 columns and was not read. Please send the filled-in template, or type.
file-no-table = This file is no spreadsheet. Please send an .xlsx file, or type.
file-other-kind = Only .xlsx files can be read. Please open it, save it as .xlsx and send it again.
file-commas = In this .csv file a comma may part columns or decimals. Please save it as .xlsx and send it again.
file-locked = The file has a password and cannot be opened. Please remove the password and send it again.
file-broken = This file cannot be opened. Please open it in Excel, save it as .xlsx and send it again.
file-not-calculated = The file has formulas without a result. Please open it in Excel, save it and send it again.
file-empty = This file is empty. Please send one with figures, or type.
file-not-fetched = The file could not be fetched. Please send it again, or type.
