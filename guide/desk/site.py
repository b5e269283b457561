"""The admin's site: in it is who gave a password and the code of the moment, and nobody else."""

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django_otp.admin import OTPAdminSite

from guide.desk.forms import SignInForm


class DeskSite(OTPAdminSite):
    login_form = SignInForm
    login_template = "desk/sign_in.html"

    def __init__(self):
        # The name that Django's own site has: by it, the admin's templates find their addresses.
        super().__init__("admin")

    def login(self, request, extra_context=None):
        response = super().login(request, extra_context)
        # Who is let in, or is in already, is sent on: a redirect has no form.
        form = getattr(response, "context_data", {}).get("form")
        if form is not None and form.has_error(NON_FIELD_ERRORS, "locked"):
            response.status_code = 429
            response.headers["Retry-After"] = str(settings.LOCKED_FOR.seconds)
        return response
