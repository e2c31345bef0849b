package dev.portolan.ui.billing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.ui.clients.Billing.Fit;
import dev.portolan.ui.clients.Billing.Money;
import dev.portolan.ui.clients.Billing.Plan;
import dev.portolan.ui.clients.Billing.PlanPreview;
import dev.portolan.ui.clients.Billing.Subscription;
import dev.portolan.ui.clients.BillingClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.TenantSession;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Shows what another plan costs and whether what is used fits into it, and then changes it.
final class ChangePlanDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient TenantSession tenant;
    private final transient BillingClient billing;
    private final transient Background background;
    private final transient Plan plan;
    private final transient Consumer<Subscription> changed;
    private final Div content = new Div();
    private final Button change;
    private transient @Nullable Money expected;

    /// @param now what is subscribed to
    ChangePlanDialog(
            TenantSession tenant,
            BillingClient billing,
            Background background,
            Subscription now,
            Plan plan,
            Consumer<Subscription> changed) {
        this.tenant = tenant;
        this.billing = billing;
        this.background = background;
        this.plan = plan;
        this.changed = changed;
        var same = plan.id().equals(now.plan().id());
        change = new Button(same ? "Keep " + plan.title() : "Change to " + plan.title(), _ -> change());
        setHeaderTitle(
                same
                        ? "Keep " + plan.title() + " after the trial"
                        : "From " + now.plan().title() + " to " + plan.title());
        setId("plan-dialog");
        addClassName("form-dialog");
        content.addClassNames("form", "plan-preview");
        content.getElement().setAttribute("aria-live", "polite");
        add(content);
        change.setId("change-plan");
        change.setEnabled(false);
        change.setDisableOnClick(true);
        change.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), change);
        preview(now);
    }

    private void preview(Subscription now) {
        content.removeAll();
        content.add(Skeleton.lines(6));
        background.load(
                () -> billing.previewPlan(tenant.slug(), tenant, plan.id()), found -> show(now, found), problem -> {
                    content.removeAll();
                    content.add(ProblemBanner.of("The cost could not be worked out", problem, () -> preview(now)));
                });
    }

    private void show(Subscription now, PlanPreview preview) {
        content.removeAll();
        if (!preview.refusals().isEmpty()) {
            var reasons = new UnorderedList();
            preview.refusals().forEach(reason -> reasons.add(new ListItem(reason)));
            content.add(new Notice(Tone.BAD, "What you use does not fit into " + plan.title(), reasons));
        }
        content.add(cost(preview));
        var differences = PlanWords.differences(now.plan(), plan);
        if (!differences.isEmpty()) {
            var list = new UnorderedList();
            list.addClassName("differences");
            differences.forEach(difference -> list.add(new ListItem(difference)));
            content.add(new H3("What changes"), list);
        }
        if (!preview.limits().isEmpty()) {
            content.add(new H3("Does it fit?"), fits(preview));
        }
        var monthly = preview.monthly();
        expected = monthly == null ? null : monthly.after();
        change.setEnabled(preview.refusals().isEmpty());
    }

    private static Component cost(PlanPreview preview) {
        var facts = new Facts();
        var monthly = preview.monthly();
        if (monthly != null) {
            var after = new Span(Amounts.money(monthly.after()) + " a month");
            after.addClassName("strong");
            var before = new Span("was " + Amounts.money(monthly.before()));
            before.addClassName("sub");
            facts.fact("From now on", after, new Span(" "), before);
        }
        preview.proration().forEach(line -> facts.fact(line.text(), Amounts.money(line.amount())));
        var due = preview.dueNow();
        if (due != null) {
            var words = new Span(Amounts.money(due));
            words.addClassName("strong");
            var on = new Span("on the next invoice, without tax");
            on.addClassName("sub");
            facts.fact("This month", words, new Span(" "), on);
        }
        facts.addClassName("cost");
        return facts;
    }

    private Component fits(PlanPreview preview) {
        var table = new DataTable("fits", "What", "#Used", "#Of", "Fits");
        preview.limits()
                .forEach(fit -> table.row(
                        new Span(LimitBar.title(fit.name())),
                        used(fit),
                        new Span(Amounts.count(fit.limit())),
                        verdict(fit)));
        return table;
    }

    private static Span used(Fit fit) {
        var used = fit.used();
        return new Span(used == null ? "–" : Amounts.count(used));
    }

    private static Badge verdict(Fit fit) {
        return fit.ok() ? new Badge(Tone.GOOD, "Yes") : new Badge(Tone.BAD, "No");
    }

    private void change() {
        background.load(
                () -> billing.changePlan(tenant.slug(), tenant, plan.id(), expected),
                subscription -> {
                    close();
                    changed.accept(subscription);
                },
                this::refused);
    }

    private void refused(ProblemException problem) {
        change.setEnabled(true);
        content.addComponentAsFirst(ProblemBanner.of("The plan was not changed", problem, this::change));
    }
}
