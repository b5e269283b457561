"""The form that lets an editor in: a name, its password, and the code of the moment."""

from django import forms
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from guide.desk.lockout import begin, forget, is_locked
from guide.desk.phones import verified


class SignInForm(AdminAuthenticationForm):
    error_messages = {
        **AdminAuthenticationForm.error_messages,
        # The same whatever was wrong: who guesses a password does not learn that it was right.
        "invalid_login": _(
            "名字、密码或验证码不对。一个验证码只能用一次：等手机上换了新的再试。"
            "手机还没有登记，或者丢了，请找管服务器的人。"
        ),
        "locked": _(
            "用这个名字试了太多次，%(minutes)s 分钟内不能登录，密码对也不行。"
            "不是你试的，请告诉管服务器的人。"
        ),
    }

    otp_token = forms.CharField(
        label=_("手机上的验证码"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean(self):
        # Without all three nothing is tried. A password alone is not even looked at.
        if self.errors:
            return self.cleaned_data
        name = self.cleaned_data["username"]
        if not begin(name):
            raise self._locked()
        try:
            super().clean()
            self._take_code()
        except ValidationError:
            if is_locked(name):
                raise self._locked() from None
            raise
        forget(name)
        return self.cleaned_data

    def _take_code(self):
        user = self.get_user()
        # Signing in remembers it as what verified this session.
        user.otp_device = verified(user, self.cleaned_data["otp_token"])
        if user.otp_device is None:
            raise self.get_invalid_login_error()

    def _locked(self):
        minutes = settings.LOCKED_FOR.seconds // 60
        return ValidationError(self.error_messages["locked"], "locked", {"minutes": minutes})
