package dev.portolan.ui.operatortenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.clients.Account.Step;
import dev.portolan.ui.operator.ActDialog;
import dev.portolan.ui.operator.StaffWords;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.StaffRight;
import java.util.List;
import java.util.Optional;

/// How far the portal was made, and the mend where that stopped.
final class ProvisioningPart extends Section {
    private static final long serialVersionUID = 1;
    /// What a portal works without, or what can be made up for later.
    private static final List<String> MAY_BE_SKIPPED = List.of("owner", "catalog", "plugins", "welcome");

    private final transient Looked looked;

    ProvisioningPart(Looked looked, List<Step> steps) {
        this.looked = looked;
        addClassNames("card", "stack");
        setId("provisioning");
        add(new H2("Setting up"));
        var table = new DataTable("steps", "Step", "State", "When", "");
        steps.forEach(step -> table.row(
                        DataTable.twoLines(new Span(title(step.name())), step.error() == null ? "" : step.error()),
                        badge(step.state()),
                        step.at() == null ? new Span("–") : new Ago(step.at()),
                        skip(step))
                .setId("step-" + step.name()));
        add(table);
    }

    /// What is wrong, with the mend; empty when nothing is.
    Optional<Component> wrong() {
        return looked.page().steps().stream()
                .filter(step -> "failed".equals(step.state()))
                .findFirst()
                .map(this::failed);
    }

    private Component failed(Step step) {
        var words = title(step.name()) + " was given up after several attempts.";
        if (!looked.may(StaffRight.RETRY_PROVISIONING)) {
            return new Notice(Tone.BAD, "The portal could not be finished", words);
        }
        return new Notice(
                Tone.BAD,
                "The portal could not be finished",
                words,
                TenantActions.button("retry", "Try again", this::retry));
    }

    private void retry() {
        looked.background()
                .act(
                        () -> looked.desk().tenants().retryProvisioning(looked.staff(), looked.slug()),
                        () -> looked.done("It is tried again."),
                        problem -> Toast.refused("It could not be tried again: " + problem.detail()));
    }

    private Component skip(Step step) {
        var stuck = "failed".equals(step.state()) || "waiting".equals(step.state()) && step.error() != null;
        if (!stuck || !looked.may(StaffRight.SKIP_PROVISIONING) || !MAY_BE_SKIPPED.contains(step.name())) {
            return new Span();
        }
        var button = TenantActions.button("skip-" + step.name(), "Skip …", () -> skipDialog(step));
        button.addClassName("quiet");
        return DataTable.buttons(button);
    }

    private void skipDialog(Step step) {
        var dialog = new ActDialog(
                looked.background(),
                "Skip “" + title(step.name()) + "”",
                "The portal is finished without it. " + missing(step.name()),
                "Skip");
        dialog.danger()
                .reason("It is on the tenant's record.")
                .calls(
                        () -> {
                            var reason = dialog.reason();
                            return () -> {
                                looked.desk()
                                        .tenants()
                                        .skipProvisioning(looked.staff(), looked.slug(), step.name(), reason);
                                return true;
                            };
                        },
                        _ -> looked.done("The step is left out."))
                .open();
    }

    private static Badge badge(String state) {
        return switch (state) {
            case "done" -> new Badge(Tone.GOOD, "Done");
            case "running" -> new Badge(Tone.INFO, "Under way");
            case "failed" -> new Badge(Tone.BAD, "Given up");
            case "skipped" -> new Badge(Tone.ATTENTION, "Skipped");
            default -> new Badge(Tone.NEUTRAL, "Waiting");
        };
    }

    private static String title(String step) {
        return switch (step) {
            case "verification" -> "Mail to confirm the address";
            case "owner" -> "The owner's account";
            case "catalog" -> "The catalog";
            case "plugins" -> "The first plugins";
            case "subscription" -> "The subscription";
            case "welcome" -> "The welcome message";
            default -> StaffWords.capital(step);
        };
    }

    private static String missing(String step) {
        return switch (step) {
            case "owner" -> "They cannot sign in by an identity provider of their own.";
            case "catalog" -> "Their catalog begins with the first source.";
            case "plugins" -> "They install plugins themselves.";
            default -> "They get no message that the portal is open: tell them.";
        };
    }
}
