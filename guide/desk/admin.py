from django.contrib import admin
from django_otp.plugins.otp_totp.models import TOTPDevice

# A phone is enrolled on the server only: who got into the admin cannot let others in for good.
admin.site.unregister(TOTPDevice)
