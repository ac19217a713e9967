"""What allauth says when something is wrong with signing in or an address, in our words."""

from allauth.account.adapter import DefaultAccountAdapter

SENTENCES = {
    "account_inactive": "Dit account is uitgezet. Neem contact met ons op.",
    "cannot_remove_primary_email": "U kunt uw hoofdadres niet weghalen. Maak eerst een ander adres het hoofdadres.",
    "duplicate_email": "Dit e-mailadres staat al bij uw account.",
    "email_password_mismatch": "Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw.",
    "email_taken": "Er is al een account met dit e-mailadres.",
    "enter_current_password": "Vul het wachtwoord in dat u nu gebruikt.",
    "incorrect_password": "Dit wachtwoord klopt niet.",
    "max_email_addresses": "U kunt niet meer dan %d e-mailadressen toevoegen.",
    "rate_limited": "U vroeg dit te vaak achter elkaar. Wacht een paar minuten en probeer het dan opnieuw.",
    "same_as_current": "Kies iets anders dan wat u nu hebt.",
    "too_many_login_attempts": "Het inloggen lukte te vaak niet. Wacht vijf minuten en probeer het dan opnieuw.",
    "unverified_primary_email": "Bevestig eerst uw hoofdadres.",
}


class HouseAdapter(DefaultAccountAdapter):
    """allauth as it is, with our sentences."""

    error_messages = {**DefaultAccountAdapter.error_messages, **SENTENCES}
