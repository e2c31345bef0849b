package dev.portolan.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.portolan.ui.clients.ProblemException;

/// Says in words why something could not be shown or done, and offers the mend.
public final class ProblemBanner extends Div {
    private ProblemBanner(Component notice) {
        addClassName("problem");
        add(notice);
    }

    /// @param what for example `The list of entities could not be loaded`
    /// @param retry does it again
    public static ProblemBanner of(String what, ProblemException problem, Runnable retry) {
        return new ProblemBanner(
                switch (problem.slug()) {
                    case "unauthenticated", "invalid-token", "token-outdated" ->
                        new Notice(Tone.ATTENTION, "Your session has ended", "Sign in again to go on.", signIn());
                    case "forbidden" -> new Notice(Tone.ATTENTION, "You may not do this", sentence(problem));
                    case "tenant-suspended" ->
                        new Notice(
                                Tone.BAD,
                                "This organization is suspended",
                                "Its owner can reach us to open it again. Nothing is lost.");
                    case "unavailable", "too-many-requests" ->
                        new Notice(Tone.ATTENTION, what, sentence(problem), again(retry));
                    default -> new Notice(Tone.BAD, what, sentence(problem), again(retry));
                });
    }

    private static String sentence(ProblemException problem) {
        return problem.detail().isBlank() ? "The service gave no reason." : problem.detail();
    }

    private static Button again(Runnable retry) {
        var button = new Button("Try again", click -> retry.run());
        button.addClassName("retry");
        return button;
    }

    private static Anchor signIn() {
        var anchor = new Anchor("/tenants", "Sign in");
        anchor.setRouterIgnore(true);
        return anchor;
    }
}
