"""What a page of the admin holds, and how it is saved as a browser would."""

import html5lib

ANSWER = "answers/answer/night-calls/change/"


def parsed(response):
    return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)


def fields(response):
    """What a browser would send if the editor changed nothing and pressed Save."""
    form = next(one for one in parsed(response).iter("form") if one.get("id", "")[-5:] == "_form")
    given = {}
    for one in form.iter():
        name, kind = one.get("name"), one.get("type")
        if one.tag == "textarea":
            given[name] = (one.text or "").removeprefix("\n")
        elif one.tag == "select":
            chosen = [option for option in one.iter("option") if "selected" in option.attrib]
            given[name] = chosen[0].get("value") if chosen else ""
        elif one.tag == "input" and kind not in ("submit", "checkbox"):
            given[name] = one.get("value", "")
        elif one.tag == "input" and kind == "checkbox" and "checked" in one.attrib:
            given[name] = "on"
    return given


def save(client, address, **changed):
    given = fields(client.get(f"/desk/{address}"))
    assert set(changed) <= set(given)
    return client.post(f"/desk/{address}", given | changed)
