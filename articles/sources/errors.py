"""What the register refuses."""

from articles.foundation.errors import Conflict, DomainError, Invalid, Problem
from articles.registers.errors import RowsRefused
from articles.sources.types import ImportPlan, Outcome


class SourceError(DomainError):
    """The root of the register's refusals."""


class BadSource(SourceError, Invalid):
    """The content of a source record breaks a rule."""


class BadRating(SourceError, Invalid):
    """A rating breaks a rule."""


class SourcesRefused(SourceError, RowsRefused):
    """Some of the sources in a bulk change can't be changed: `refused` says why, by id. None was changed."""


class BadSourceList(SourceError, Invalid):
    """A list of sources that can't be imported; `plan` says why, line by line."""

    def __init__(self, plan: ImportPlan) -> None:
        lines = [
            Problem(f"{line.number}.{problem.field}", problem.message, problem.code)
            for line in plan.having(Outcome.REFUSED)
            for problem in line.problems
        ]
        lines += [
            Problem(f"{line.number}.name", line.trouble, "asked") for line in plan.having(Outcome.ASKED)
        ]
        message = "This list can't be imported. Nothing was written."
        super().__init__(message, problems=[*plan.problems, *lines])
        self.plan = plan


class RegisterChanged(SourceError, Conflict):
    """The register has changed since the plan was made; `plan` says what importing the list would do now."""

    code = "register_changed"

    def __init__(self, plan: ImportPlan) -> None:
        super().__init__(
            "The register has changed meanwhile, so nothing was written. Check what the import would do now."
        )
        self.plan = plan
