"""An application that makes codes, and an editor who has it."""

import time

from django.contrib.auth.models import User
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

PASSWORD = "四个词组成的口令"


def code(secret, later=0):
    """What the application shows now, or so many half minutes later."""
    totp = TOTP(secret)
    totp.time = time.time() + 30 * later
    return f"{totp.token():06}"


def wrong_code(secret):
    near = {code(secret, later) for later in range(-3, 4)}
    return next(one for one in map("{:06}".format, range(10)) if one not in near)


def new_editor(name, **given):
    user = User.objects.create_superuser(name, password=PASSWORD, **given)
    return TOTPDevice.objects.create(user=user, name="phone").bin_key


def give(client, name, password, token, **headers):
    """What a browser sends from the page that lets editors in."""
    given = {"username": name, "password": password, "otp_token": token, "next": "/desk/"}
    return client.post("/desk/login/", given, **headers)
