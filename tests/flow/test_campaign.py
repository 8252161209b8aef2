"""Who is who on the campaign set: floors. A wrong merge accuses the wrong person, so precision has the highest."""

import json
import subprocess
import sys
from pathlib import Path

from graftwatch import flow
from graftwatch.ledger import open_ledger
from graftwatch.publish import export_rows
from graftwatch.read import english_reader, name_reader


def test_people_and_bodies_across_the_articles_of_the_campaign(shared: Path, tmp_path: Path) -> None:
    campaign = shared / "campaign"
    with open_ledger(tmp_path / "campaign.db") as ledger:
        summary = flow.add(ledger, sorted(campaign.glob("*.txt")), readers=[english_reader(), name_reader()])
        assert (summary.new, summary.unread, summary.resolved.failed) == (24, {}, ())
        rows = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in export_rows(ledger, "mentions"))
        steps = list(export_rows(ledger, "careers"))
        held = {claim.id for claim in ledger.claims()}
        named = list(export_rows(ledger, "described"))
    mentions = tmp_path / "mentions.jsonl"
    mentions.write_text(rows, "utf-8")
    words = [sys.executable, shared / "score_campaign.py", campaign, mentions, "-", "--json"]
    names = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)["mentions"]["names"]
    assert names["precision"] >= 0.98
    assert names["linked_recall"] >= 0.96
    assert names["f1"] >= 0.95
    assert all(set(step["claims"]) <= held for step in steps), "every step leads to claims of the ledger"
    assert [row["name"] for row in named] == ["Timur Karimov", "Даулет Кенжебеков"]
