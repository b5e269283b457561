"""An editor who is signed in, with a password and a phone."""

from django.contrib.auth.models import User
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice


def sign_in(client, name="editor"):
    user = User.objects.create_superuser(name)
    phone = TOTPDevice.objects.create(user=user, name="phone")
    client.force_login(user)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = phone.persistent_id
    session.save()
    return user
