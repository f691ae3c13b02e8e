"""A dossier kept at hand for people who read and decide all day."""

from alteram.desk.desk import Desk, Wish
from alteram.desk.role import ROLES, Role, may
from alteram.desk.view import View

__all__ = ["ROLES", "Desk", "Role", "View", "Wish", "may"]
