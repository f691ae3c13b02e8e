"""The form of the review that edits what the program proposes, field by field."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from alteram.api import ReviewItem
from alteram.desk import Desk, View, Wish
from alteram.errors import AlteramError, DecisionError
from alteram.model import Decision
from alteram.web.editing import Group, changes_in, filled, groups_of
from alteram.web.rendering import asked_by_htmx, show
from alteram.web.reviewer import looked_at_today, reasons_for
from alteram.web.shown import card, mark, records_of
from alteram.web.visitor import AtHand, Reviewer, Seen, Visitor
from alteram.web.watched import of_items, watch

ROUTER = APIRouter()


class EditForm(BaseModel):
    """The fields of an item as filled in, by record and field, with the mark of what was shown."""

    model_config = ConfigDict(extra="allow")

    shown: Annotated[str, Field(max_length=80)] = ""
    why: Annotated[str, Field(max_length=1_000)] = ""
    back: Annotated[str, Field(max_length=2_000)] = ""
    accept: Annotated[str, Field(max_length=10)] = ""

    @property
    def given(self) -> Mapping[str, str]:
        """The values by the fields' keys."""
        return {key: str(value) for key, value in (self.model_extra or {}).items()}


@ROUTER.get("/review/items/{claim}/edit")
def edit_form(
    request: Request,
    claim: str,
    seen: Seen,
    here: Reviewer,
    back: Annotated[str, Query(max_length=2_000)] = "",
) -> HTMLResponse:
    """Show the form of an item: each field with what may stand in it."""
    item = seen.item(claim)
    watch(request, seen, of_items((item,)))
    return _form(request, seen, item, _groups(seen, item), EditForm(back=back))


@ROUTER.post("/review/items/{claim}/edit")
def edit(
    request: Request, claim: str, desk: AtHand, here: Reviewer, form: Annotated[EditForm, Form()]
) -> Response:
    """Write down each field that is another now; all of them, or none."""
    with desk.alone():
        before = desk.view(here.role)
        item = before.item(claim)
        groups = _groups(before, item)
        try:
            _unchanged(before, item, form)
            made = _write(desk, here, item, groups, form)
        except (DecisionError, _OtherNowError) as error:
            shown = filled(groups, form.given)
            return _form(request, before, item, shown, form, told=str(error))
    if not asked_by_htmx(request):
        return RedirectResponse(f"/review?{form.back}#i-{claim}", 303)
    after = desk.view(here.role)
    now = after.item(claim)
    return show(
        request,
        "review_answer.html",
        card=card(after, now),
        back=form.back,
        made=made,
        reasons=reasons_for(after, here.who),
        today=looked_at_today(after, here.who),
        told="",
        whole_page=False,
    )


class _OtherNowError(AlteramError):
    """Somebody decided since the form was shown."""


def _groups(seen: View, item: ReviewItem) -> tuple[Group, ...]:
    return groups_of(item, seen.stored(item.document).analysis)


def _unchanged(now: View, item: ReviewItem, form: EditForm) -> None:
    records = records_of(item)
    if form.shown != mark(now.judged, records):
        rows = now.history(records)
        by = rows[-1].who if rows else "somebody"
        raise _OtherNowError(
            f"Since the form was shown, {by} decided on it; nothing was written. Your values are "
            "still in the form: look at what holds now, and save again."
        )


def _write(
    desk: Desk, here: Visitor, item: ReviewItem, groups: tuple[Group, ...], form: EditForm
) -> Decision:
    """Write all changes down and return the last decision of them."""
    changes = changes_in(groups, form.given)
    if not changes and not form.accept:
        raise DecisionError("No field is another than before; nothing was written.")
    if changes and not form.why.strip():
        raise DecisionError("An edit needs a reason; nothing was written. Say why.")
    wishes = [Wish("edit", f"{one.record} {one.field}", one.value, form.why) for one in changes]
    if form.accept:
        wishes.append(Wish("accept", item.id))
    return desk.decide_all(wishes, who=here.who, role=here.role)[-1]


def _form(
    request: Request,
    now: View,
    item: ReviewItem,
    groups: tuple[Group, ...],
    form: EditForm,
    *,
    told: str = "",
) -> HTMLResponse:
    """Show the form, with what was wrong with it if anything was."""
    part = asked_by_htmx(request)
    answer = show(
        request,
        "review_fields.html" if part else "review_edit.html",
        status=409 if told else 200,
        card=card(now, item),
        groups=groups,
        back=form.back,
        why=form.why,
        told=told,
        part=part,
    )
    if part and told:
        # The form alone is shown again, inside the item and not in its place.
        answer.headers["HX-Retarget"] = f"#e-{item.id}"
        answer.headers["HX-Reswap"] = "innerHTML"
    return answer
