"""The pages on which people decide."""

from fastapi import APIRouter

from alteram.web.pages.review import ROUTER as REVIEW
from alteram.web.pages.review_edit import ROUTER as REVIEW_EDIT

ROUTER = APIRouter()
for _one in (REVIEW, REVIEW_EDIT):
    ROUTER.include_router(_one)
