"""Turns of phrase that rules look for, in Vietnamese, Lao, English and Swedish, as `compose` leaves them."""

from __future__ import annotations

import re

from laocoop.minutes.language.text import pattern

ADVERBS = (
    r"(?:\s|,|cũng|cùng|cùng nhau|sẽ|tích cực|thường xuyên|chủ động|đồng thời|và|also|jointly|further|"
    r"both|hereby|therefore|each|all|khẩn trương|kịp thời|lần lượt|luân phiên|tự|cần|nỗ lực|ngay|"
    r"ngoài ra|bên cạnh đó|theo đó|trong đó|tiếp tục|continue to|will|shall|to|that|ຈະ|ຍັງ|ຮ່ວມກັນ|ໄດ້|att|gemensamt|också|även|"
    r"sớm|trực tiếp|hằng năm|hàng năm|annually|regularly|actively)*"
)


# "Các đầu mối của hai Bên …": a body of the party that is named after it.
BODY = pattern(
    r"(?:các|những|mỗi|the|all)?\s*(?:phía|bên|đầu mối|đơn vị|cơ quan|bộ phận|chuyên gia|cục|vụ|sở(?! hữu)|"
    r"ban(?! hành)|đoàn(?! kết)|nhóm|trung tâm|viện(?! trợ)|(?<=các )tổ chức|phòng(?! chống| ngừa)|quỹ|tạp chí|học viện|trường(?= )|văn phòng|tổng cục|thanh tra|bộ trưởng|thứ trưởng|focal points?|units?|agenc(?:y|ies)|experts?|"
    r"authorities|institutions?|departments?|ministers?|ໜ່ວຍງານ|ກົມ|ອົງການ)(?:(?! cho | với | tại | for )[^;.]){0,90}?"
    r"(?:\s(?:của|of|from))?(?:\s+the)?"
)
ASSIGNS = pattern(
    r"(?:(?:nhất trí|thống nhất|đồng ý|agreed? to|ຕົກລົງ|ເຫັນດີ)\s*)?(?:giao(?: cho)?(?! lưu)|assign(?:ed)?|task(?:ed)?|entrust(?:ed)?|ມອບໃຫ້)\s*"
)
"""Before the one who is given something to do."""
STATES = pattern(
    r"\s*(?:is|are|là)(?!\w)(?! to(?!\w)| responsible| committed| (?:cơ quan )?đầu mối)"
)
LED_BY = pattern(
    r"\((?:[^():]*(?:chủ trì|phụ trách|thực hiện|lead|responsible|in charge|ຮັບຜິດຊອບ)[^():]*):\s*((?:[^()]|\([^()]*\))*)"
)
MODAL = pattern(
    r"(?<!\w)(?:có thể|trong khả năng|khi có điều kiện|nếu có điều kiện|nghiên cứu khả năng|"
    r"xem xét khả năng|tìm hiểu khả năng)(?!\w)|ອາດຈະ|ອາດ|ຄວາມເປັນໄປໄດ້"
)
MODAL_EN = pattern(
    r"(?<!\w)(?:(?<!by )(?<!in )(?<!of )(?<!until )(?<!before )may(?!\s+\d)|might|where possible|"
    r"the possibility of|the feasibility of)(?!\w)"
)
NOT_AGREEING = pattern(
    r"(?:được|đúng|theo|những nội dung|các nội dung|sự|tinh thần|nội dung đã|đã được|các|những|mọi|bản|chưa|không|not|not yet|ຍັງບໍ່|ບໍ່|actions?|points?|measures?|matters?|activities|"
    r"those|work|items?|contents?|commitments?|undertakings?)\s*$"
)
WEAK_OPINION = pattern(
    r"(?:đánh giá|kiểm điểm|thảo luận|trao đổi ý kiến|evaluate|assess)(?! (?:rất )?cao| rằng| tốt)"
)
ADJECTIVES = {"VN": re.compile(r"(?<!\w)viet ?nam"), "LA": re.compile(r"(?<!\w)lao(?!\w)|ລາວ")}
THIRD_PARTY = pattern(
    r"(?:mọi |các |những |the |all |each )?(?:người lao động|doanh nghiệp|người sử dụng lao động|công chức|viên chức|giáo viên|giám khảo|thí sinh|phụ huynh|cha mẹ|chủ (?:nương|trang trại|cơ sở|nhà máy|tàu|thầu)|học sinh|sinh viên|nhà thầu|tổ chức tuyển dụng|"
    r"chủ sử dụng lao động|học viên|người học|thực tập sinh|gia đình|workers?|contractors?|trainees?|famil(?:y|ies)|"
    r"enterprises?|compan(?:y|ies)|employers?|(?:private |recruitment |private recruitment )?agencies(?= must| are)|no employers?|no enterprises?|examiners?|parents?|guardians?|teachers?|students?|ຜູ້ອອກແຮງງານ|ນາຍຈ້າງ|ແຮງງານ|ວິສາຫະກິດ|ນັກຝຶກ|ພໍ່ແມ່|ຜູ້ປົກຄອງ|ນັກຮຽນ|ຄູສອນ|ຜູ້ຮັບເໝົາ)(?:(?!\w)|(?<=[\u0e80-\u0eff]))"
)
"""Whose duties are not the two sides'."""
DONE = pattern(
    r"\((?:thời hạn|thời gian|tiến độ|tình trạng|trạng thái|ghi chú|hoàn thành|status|time|deadline|remarks?|ສະຖານະ)[^:()]{0,20}:\s*"
    r"(?:đã (?:hoàn thành|xong|làm xong|bàn giao|thực hiện|tổ chức|nghiệm thu|ký)|completed|done|handed over|delivered|ສຳເລັດແລ້ວ|ມອບແລ້ວ)"
)
"""The cell of a plan that says that a row is behind them."""
EMBASSY = pattern(r"(?:đại sứ quán|embassy|ສະຖານທູດ)[^;,)]*")
IF = pattern(r"(?:nếu|trường hợp|khi(?! cần)|if|in case|when|ຖ້າ|ເມື່ອ)\s[^,]{5,200},")
"""A condition: who agrees in it has not agreed yet."""
ANSWER = pattern(r"\((?:trả lời|answer|response|reply|ຄຳຕອບ)[^:()]{0,30}:\s*")
"""The cell of a table of requests that says what the other side does."""
DONE_BY = pattern(
    r"(?:hoàn thành|bàn giao|xong|kết thúc|to be (?:completed|handed over|finished)|ໃຫ້ສຳເລັດ)(?!\w)"
)
"""Before a date only: when the work before it is to be done."""
STRIVING = pattern(r",\s*phấn đấu(?!\w)")
DETAILS = pattern(
    r"(?:thời gian|địa điểm|thời điểm|ngày họp|nội dung)(?:,? (?:và )?(?:thời gian|địa điểm))? cụ thể"
    r"|the (?:exact|precise|specific) (?:dates?|time|venue)"
)
"""A sentence that begins so explains, and undertakes nothing new."""
COSTS = pattern(
    r"(?<!\w)(?:chi phí|lo ăn|ăn, ở|ăn ở|nơi ở|kinh phí|chi trả|chịu|vé|costs?|expenses)(?!\w)|ຄ່າ"
)
NEXT = pattern(
    r"(?:tiếp theo|thứ nhất|đầu tiên|kế tiếp|lần sau|lần tới|năm sau|(?<!\w)next|(?<!\w)first|ຄັ້ງຕໍ່ໄປ|ຄັ້ງທຳອິດ)"
)
WITH = pattern(
    r"\((?:[^():]*(?:phối hợp|support|cooperat|partner|ປະສານ)[^():]*):\s*((?:[^()]|\([^()]*\))*)"
)
BY = re.compile(r"(?:(?<!\w)(?:do|by|at the (?:charge|expense|cost) of)|ໂດຍ)\s*(?:the\s+)?$")
AT = re.compile(r"(?<!\w)(?:tại|ở|at|in|ຢູ່)$")
MEETING_HELD = pattern(r"(?<!\w)(?:họp|làm việc|hội nghị|kỳ họp|meeting|talks|ກອງປະຊຸມ)")
PRONOUN = pattern(r"(?:it|they|this side|bên này|phía này|họ|ຝ່າຍນີ້)(?!\w)")
TWO = pattern(r"(?:hai|cả hai|các|the two|both|ສອງ)\s*$")
NAME = 60
"""A speaker's title and name are no longer, before the word that says he spoke."""
AFFIRMS = pattern(r"khẳng định|tái khẳng định|affirmed|reaffirmed")
MEETING = pattern(
    r"hội nghị|hội đàm|kỳ họp|cuộc họp|cuộc gặp|phiên|diễn đàn|conference|consultation|meeting|session|talks|ກອງປະຊຸມ|konferens|möte"
)
HOSTS = pattern(
    r"\s*(?:(?:sẽ|được giao) )?(?:đăng cai|làm chủ nhà|là chủ nhà|làm nước chủ nhà|(?:will |shall )?(?:act as|be the?|is the?) host|acting as host|as host|ເປັນເຈົ້າພາບ)"
)
"""After a party: it is the host."""
