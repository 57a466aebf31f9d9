-- Where each commitment stands, in a row: what was agreed, and what became of it by the day of the export.
CREATE VIEW standing AS
SELECT c.register, c.id, c.instrument, i.kind AS instrument_kind, coalesce(i.signed, i.held) AS undertaken,
  c.clause, c.parent, c.title_vi, c.title_lo, c.title_en,
  (SELECT group_concat(party, ' ') FROM (SELECT p.party FROM commitment_parties p
    WHERE p.register = c.register AND p.commitment = c.id ORDER BY p.place)) AS parties,
  (SELECT group_concat(theme, ' ') FROM (SELECT t.theme FROM commitment_themes t
    WHERE t.register = c.register AND t.commitment = c.id ORDER BY t.place)) AS themes,
  c.force, c.period, s.as_of, s.status, s.agreement, s.timeliness, s.due, s.first_due, s.completed_on, s.updated,
  s.is_open, s.is_past_due
FROM states s
JOIN commitments c ON c.register = s.register AND c.id = s.commitment
JOIN instruments i ON i.register = c.register AND i.id = c.instrument;

-- What each party last said of each commitment; the date by which it is late, and one that it alone has named.
CREATE VIEW standing_by_party AS
SELECT p.register, p.commitment, c.title_vi, c.title_lo, c.title_en, p.party, p.status, p.since, p.verdict,
  p.verified_by, p.lead, p.due, p.due_named, p.is_past_due
FROM party_states p
JOIN commitments c ON c.register = p.register AND c.id = p.commitment;

-- Every entry of the ledger in the order in which it counts, and whether it was taken back.
CREATE VIEW history AS
SELECT u.register, u.id, u."on", u.recorded, u."by", u.party, u.commitment, c.title_vi, c.title_lo, c.title_en,
  u.status, u.note, u.note_vi, u.note_lo, u.note_en, u.due, u.due_was, u.lead, u.value, u.event, u.verdict, u.verifies,
  u.retracts, u.corrects,
  EXISTS (SELECT 1 FROM taken_back t WHERE t.register = u.register AND t.id = u.id) AS is_taken_back
FROM updates u
LEFT JOIN commitments c ON c.register = u.register AND c.id = u.commitment
ORDER BY u.register, u."on", u.recorded, u.id;

-- Of each register and instrument, how much is done; what was withdrawn counts in no share.
CREATE VIEW progress AS
SELECT register, instrument, count(*) AS commitments, sum(status = 'completed') AS completed,
  sum(status <> 'withdrawn') AS counted, sum(is_past_due) AS past_due
FROM standing
WHERE parent IS NULL
GROUP BY register, instrument;
