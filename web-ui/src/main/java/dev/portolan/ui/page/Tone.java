package dev.portolan.ui.page;

import com.vaadin.flow.component.icon.VaadinIcon;

/// What a colour means. Never shown alone: a word and an icon go with it.
public enum Tone {
    GOOD("good", VaadinIcon.CHECK_CIRCLE_O),
    ATTENTION("attention", VaadinIcon.WARNING),
    BAD("bad", VaadinIcon.CLOSE_CIRCLE_O),
    INFO("info", VaadinIcon.INFO_CIRCLE_O),
    NEUTRAL("neutral", VaadinIcon.CIRCLE_THIN);

    private final String word;
    private final VaadinIcon icon;

    Tone(String word, VaadinIcon icon) {
        this.word = word;
        this.icon = icon;
    }

    /// As plugins write it, and as the style sheet's class `tone-<word>` has it.
    public String word() {
        return word;
    }

    public String className() {
        return "tone-" + word;
    }

    public VaadinIcon icon() {
        return icon;
    }

    /// @return NEUTRAL for a word that is none of them
    public static Tone of(String word) {
        for (var tone : values()) {
            if (tone.word.equals(word)) {
                return tone;
            }
        }
        return NEUTRAL;
    }
}
