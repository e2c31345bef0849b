package dev.portolan.ui.signup;

import java.text.Normalizer;
import java.util.Locale;

/// Makes an address out of an organization's name.
final class SlugProposal {
    private static final int LONGEST = 40;

    private SlugProposal() {}

    /// @return letters, digits and hyphens; empty when nothing of the name is left
    static String of(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+", "");
        var cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        return cut.replaceAll("-+$", "");
    }
}
