package dev.portolan.plugins.scanning;

import com.google.re2j.Pattern;
import java.util.Locale;

/// Secrets that can be told by how they look. Each has a text that all of them contain, so that most lines are passed
/// over at once.
enum SecretShape {
    PRIVATE_KEY("PRIVATE KEY", "-----BEGIN [A-Z ]{0,30}PRIVATE KEY( BLOCK)?-----"),
    AWS_KEY("AKIA", "\\bAKIA[0-9A-Z]{16}\\b"),
    AWS_SESSION_KEY("ASIA", "\\bASIA[0-9A-Z]{16}\\b"),
    GITHUB_TOKEN("gh", "\\bgh[pousr]_[A-Za-z0-9]{36,}\\b"),
    GITHUB_FINE_TOKEN("github_pat_", "\\bgithub_pat_[A-Za-z0-9_]{40,}\\b"),
    GITLAB_TOKEN("glpat-", "\\bglpat-[A-Za-z0-9_-]{20,}"),
    SLACK_TOKEN("xox", "\\bxox[abeoprs]-[A-Za-z0-9-]{10,}"),
    SLACK_WEBHOOK("hooks.slack.com", "hooks\\.slack\\.com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]{20,}"),
    GOOGLE_KEY("AIza", "\\bAIza[0-9A-Za-z_-]{35}"),
    STRIPE_KEY("k_live_", "\\b[rs]k_live_[0-9A-Za-z]{20,}"),
    NPM_TOKEN("npm_", "\\bnpm_[A-Za-z0-9]{36}\\b"),
    PYPI_TOKEN("pypi-", "\\bpypi-[A-Za-z0-9_-]{50,}"),
    SENDGRID_KEY("SG.", "\\bSG\\.[A-Za-z0-9_-]{20,24}\\.[A-Za-z0-9_-]{40,}"),
    DIGITALOCEAN_TOKEN("do", "\\bdo[opr]_v1_[a-f0-9]{64}\\b"),
    VAULT_TOKEN("hvs.", "\\bhvs\\.[A-Za-z0-9_-]{24,}"),
    AZURE_KEY("AccountKey=", "AccountKey=[A-Za-z0-9+/]{60,}={0,2}"),
    JSON_WEB_TOKEN("eyJ", "\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}"),
    PORTOLAN_TOKEN("pt", "\\bpt[lp]_[0-9A-Za-z]{36}\\b"),
    PASSWORD_IN_ADDRESS(
            "://", "[a-z][a-z0-9+.-]{1,20}://[^\\s:/@\"'{}$<>]{1,60}:[^\\s:/@\"'{}$<>*]{4,80}@[A-Za-z0-9.-]+");

    private final String hint;
    private final Pattern pattern;

    SecretShape(String hint, String pattern) {
        this.hint = hint;
        this.pattern = Pattern.compile(pattern);
    }

    String hint() {
        return hint;
    }

    Pattern pattern() {
        return pattern;
    }

    /// Whether nothing else looks like this.
    boolean certain() {
        return this != PASSWORD_IN_ADDRESS;
    }

    /// For example `private key`.
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
