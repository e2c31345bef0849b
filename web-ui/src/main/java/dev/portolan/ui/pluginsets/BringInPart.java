package dev.portolan.ui.pluginsets;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.ui.clients.PluginSets.SetPlan;
import dev.portolan.ui.clients.PluginSetsClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.BusyBar;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.TenantSession;
import org.jspecify.annotations.Nullable;

/// Brings a file in: the text, what it would do, and then all of it or nothing. A text that is changed after the plan
/// was made needs a new plan.
final class BringInPart extends Div {
    private static final long serialVersionUID = 1;

    private final transient TenantSession tenant;
    private final transient PluginSetsClient sets;
    private final transient Latest latest;
    private final SetInput input = new SetInput(this::touched);
    private final Checkbox prune = new Checkbox("Uninstall what is not in the file");
    private final Button look = new Button("Show what it would do");
    private final Div result = new Div();
    private @Nullable String planned;

    BringInPart(TenantSession tenant, PluginSetsClient sets, Background background) {
        this.tenant = tenant;
        this.sets = sets;
        this.latest = new Latest(background);
        addClassName("stack");
        prune.setId("set-prune");
        prune.setHelperText("What is uninstalled can be restored for 30 days.");
        prune.addValueChangeListener(_ -> touched());
        look.setId("set-plan");
        look.setDisableOnClick(true);
        look.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        look.addClickListener(_ -> look());
        result.addClassName("stack");
        result.setId("set-result");
        result.getElement().setAttribute("aria-live", "polite");
        var form = new Div(input, prune, new Div(look));
        form.addClassNames("card", "stack");
        add(form, result);
    }

    private void touched() {
        if (planned != null) {
            planned = null;
            result.removeAll();
        }
    }

    private void look() {
        var yaml = input.value();
        if (yaml.isBlank()) {
            input.missing();
            look.setEnabled(true);
            return;
        }
        busy("Working out what it would do …");
        var pruned = prune.getValue();
        latest.load(
                () -> sets.apply(tenant.slug(), tenant, yaml, pruned, true),
                plan -> show(plan, yaml, pruned),
                problem -> refused("What it would do is not known", problem));
    }

    private void busy(String words) {
        var progress = new BusyBar(words);
        result.removeAll();
        result.add(new Paragraph(words), progress);
        input.enable(false);
        look.setEnabled(false);
    }

    private void idle() {
        result.removeAll();
        input.enable(true);
        look.setEnabled(true);
    }

    private void show(SetPlan plan, String yaml, boolean pruned) {
        idle();
        planned = yaml;
        result.scrollIntoView();
        result.add(new Paragraph(SetWords.summary(plan)), new SetItems(plan));
        var changes = plan.changes();
        if (plan.count("refused") > 0) {
            result.add(new Notice(
                    Tone.BAD,
                    "It cannot be brought in as it is",
                    "All of it is applied or nothing. Mend what is refused, and look again."));
        } else if (changes == 0) {
            result.add(new Notice(Tone.GOOD, "Nothing would change", "The plugins are as the file says already."));
        } else {
            var apply = new Button("Agree and apply to " + Amounts.count(changes, "plugin"));
            apply.setId("set-apply");
            apply.setDisableOnClick(true);
            apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            apply.addClickListener(_ -> apply(yaml, pruned));
            result.add(new Div(apply));
        }
    }

    private void apply(String yaml, boolean pruned) {
        busy("Bringing it in. All of it is applied, or nothing …");
        latest.load(
                () -> sets.apply(tenant.slug(), tenant, yaml, pruned, false),
                this::applied,
                problem -> refused("It was not brought in, and nothing was changed", problem));
    }

    private void applied(SetPlan done) {
        idle();
        planned = "";
        result.scrollIntoView();
        result.add(
                new Notice(
                        Tone.GOOD,
                        "It is brought in",
                        Amounts.count(done.changes(), "plugin") + " changed. Each has a revision to go back to."),
                new SetItems(done));
    }

    private void refused(String what, ProblemException problem) {
        idle();
        planned = "";
        if (problem.violations().isEmpty()) {
            result.add(ProblemBanner.of(what, problem, this::look));
            return;
        }
        var list = new UnorderedList();
        problem.violations()
                .forEach(violation -> list.add(new ListItem(
                        violation.pointer().isBlank()
                                ? violation.message()
                                : violation.pointer() + ": " + violation.message())));
        result.add(new Notice(Tone.BAD, what, list));
    }
}
