"""Words of other programs, and of the user's language, for a command."""

from __future__ import annotations

from laocoop.domain.search.folding import fold

MEANT = {
    "search": "find grep tìm kiếm ຊອກ ຄົ້ນຫາ",
    "today": "morning dashboard overview hôm-nay ມື້ນີ້",
    "next": "urgent priority attention tiếp-theo việc-gấp ຕໍ່ໄປ",
    "review": "sitting go-through rà-soát-từng ທົບທວນ",
    "list": "ls all todo xem danh-sách liệt-kê ລາຍການ",
    "show": "view detail chi-tiết ເບິ່ງ",
    "timeline": "calendar schedule quarters lịch mốc-thời-gian ປະຕິທິນ",
    "lineage": "chain origin nguồn-gốc kế-thừa ຄວາມເປັນມາ",
    "annex": "appendix phụ-lục ເອກະສານຊ້ອນທ້າຍ",
    "done": "complete finish xong hoàn-thành ສຳເລັດ",
    "update": "report-progress set cập-nhật ອັບເດດ",
    "edit": "correct rename change sửa sửa-đổi đính-chính đổi-tên ແກ້ໄຂ",
    "add": "new create thêm tạo ເພີ່ມ",
    "sheet": "excel fill-in mẫu bảng phiếu ຕາຕະລາງ",
    "load": "import nạp nhập ນຳເຂົ້າ",
    "note": "comment remark ghi-chú ghi ໝາຍເຫດ",
    "start": "begin bắt-đầu ເລີ່ມ",
    "suspend": "pause hold tạm-dừng hoãn tạm-hoãn ໂຈະ",
    "withdraw": "cancel drop rút ຍົກເລີກ",
    "confirm": "accept agree xác-nhận ຢືນຢັນ",
    "dispute": "reject object phản-đối ຄັດຄ້ານ",
    "diff": "compare so-sánh ປຽບທຽບ",
    "restore": "backup backups khôi-phục ກູ້ຄືນ",
    "event": "meeting review cuộc-họp rà-soát ກອງປະຊຸມ",
    "themes": "theme topics chủ-đề lĩnh-vực ຫົວຂໍ້",
    "instruments": "instrument documents văn-kiện ເອກະສານ",
    "help": "manual man trợ-giúp giúp hướng-dẫn ຊ່ວຍ ຊ່ວຍເຫຼືອ",
    "undo": "delete remove rm revert xóa xoá hủy huỷ hoàn-tác ລຶບ ຖອນຄືນ",
    "report": "báo-cáo in in-báo-cáo print ລາຍງານ",
    "progress": "status stats tiến-độ ຄວາມຄືບໜ້າ",
    "merge": "hợp-nhất ລວມ",
    "sync": "pull push fetch synchronise synchronize đồng-bộ ຊິ້ງ",
    "send": "mail gửi ສົ່ງ",
    "receive": "get nhận ຮັບ",
    "history": "log lịch-sử ປະຫວັດ",
    "check": "verify lint kiểm-tra ກວດ",
    "export": "database sqlite sql xuất cơ-sở-dữ-liệu ສົ່ງອອກ ຖານຂໍ້ມູນ",
    "config": "settings cấu-hình ຕັ້ງຄ່າ",
}
"""Words that people type for a command: what is meant is told, and never run."""


def command_meant(word: str) -> str:
    """The command that a word of another program, or of the user's language, means; empty for none."""
    wanted = fold(word).replace(" ", "-")
    return next((name for name, words in MEANT.items() if wanted in fold(words).split()), "")
