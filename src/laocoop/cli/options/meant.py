"""Words of other programs, and of the user's language, for a command."""

from __future__ import annotations

from laocoop.domain.search.folding import fold

MEANT = {
    "search": "find grep tìm kiếm ຊອກ ຄົ້ນຫາ",
    "list": "ls all todo xem danh-sách liệt-kê ລາຍການ",
    "show": "view detail chi-tiết ເບິ່ງ",
    "done": "complete finish xong hoàn-thành ສຳເລັດ",
    "update": "report-progress set cập-nhật ອັບເດດ",
    "edit": "correct rename change sửa sửa-đổi đính-chính đổi-tên ແກ້ໄຂ",
    "add": "new create thêm tạo ເພີ່ມ",
    "load": "import nạp nhập ນຳເຂົ້າ",
    "undo": "delete remove rm revert xóa xoá hủy huỷ hoàn-tác ລຶບ",
    "report": "báo-cáo ລາຍງານ",
    "progress": "status stats tiến-độ ຄວາມຄືບໜ້າ",
    "merge": "sync pull hợp-nhất ລວມ",
    "history": "log lịch-sử ປະຫວັດ",
    "check": "verify lint kiểm-tra ກວດ",
    "config": "settings cấu-hình ຕັ້ງຄ່າ",
}
"""Words that people type for a command: what is meant is told, and never run."""


def command_meant(word: str) -> str:
    """The command that a word of another program, or of the user's language, means; empty for none."""
    wanted = fold(word).replace(" ", "-")
    return next((name for name, words in MEANT.items() if wanted in fold(words).split()), "")
