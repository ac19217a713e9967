"""Whether an e-mail address and a website belong together, as a hint for who decides; never as proof."""

from urllib.parse import urlsplit

# Where anybody can get an address: it says nothing about an organisation.
ANYBODY = frozenset(
    """gmail.com googlemail.com outlook.com hotmail.com hotmail.nl live.nl live.com msn.com icloud.com me.com yahoo.com
    ziggo.nl kpnmail.nl planet.nl hetnet.nl xs4all.nl home.nl casema.nl quicknet.nl upcmail.nl telfort.nl tele2.nl
    solcon.nl zonnet.nl proton.me protonmail.com gmx.net gmx.com mail.com""".split()
)


def domain_of(email: str) -> str:
    """What stands behind the @, in lower case."""
    return email.rpartition("@")[2].strip().rstrip(".").lower()


def host_of(website: str) -> str:
    """The name in a web address, without 'www.'; '' when there is none."""
    try:
        host = urlsplit(website if "//" in website else f"//{website}").hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".").removeprefix("www.")


def belong_together(email: str, website: str) -> bool:
    """Is the one the other, or a part of it ('mail.dynamo.invalid' and 'dynamo.invalid')?"""
    domain, host = domain_of(email), host_of(website)
    if "." not in domain or "." not in host or domain in ANYBODY or host in ANYBODY:
        return False
    return domain == host or domain.endswith(f".{host}") or host.endswith(f".{domain}")


def hint(email: str, website: str) -> tuple[str, str]:
    """(tone, sentence) for who decides."""
    domain, host = domain_of(email), host_of(website)
    if not host:
        return "", f"Bij de organisatie staat geen website om het adres (…@{domain}) mee te vergelijken."
    if belong_together(email, website):
        return "right", f"Het e-mailadres (…@{domain}) hoort bij de website van de organisatie ({host})."
    if domain in ANYBODY:
        return "", f"Het e-mailadres (…@{domain}) kan iedereen hebben. De website van de organisatie is {host}."
    return "late", f"Het e-mailadres (…@{domain}) hoort niet bij de website van de organisatie ({host})."
