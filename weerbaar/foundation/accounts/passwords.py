"""What a password has to be; Django's own sentence on length has no Dutch."""

from django.contrib.auth.password_validation import MinimumLengthValidator


class LongEnough(MinimumLengthValidator):
    """Length is what makes a password strong; a sentence is easy to remember."""

    def get_error_message(self) -> str:
        return f"Dit wachtwoord is te kort. Neem minstens {self.min_length} tekens, zoals een paar losse woorden."

    def get_help_text(self) -> str:
        return f"Minstens {self.min_length} tekens. Een paar losse woorden is een goed wachtwoord."
