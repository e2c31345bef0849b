package dev.portolan.ui.operatortenants;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.portolan.ui.billing.PlanWords;
import dev.portolan.ui.clients.Billing.Plan;
import dev.portolan.ui.clients.BillingClient;
import dev.portolan.ui.clients.StaffPlanClient;
import dev.portolan.ui.clients.StaffPlanClient.Raise;
import dev.portolan.ui.operator.ActDialog;
import dev.portolan.ui.page.DayField;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.StaffRight;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What can be done with a tenant's subscription.
final class PlanActions {
    private static final String ON_RECORD = "It is on the tenant's record.";
    private static final Map<String, String> LIMITS =
            Map.of("seats", "Members", "entities", "Catalog entities", "plugins", "Plugins");

    private final Looked looked;
    private final BillingClient billing;
    private final InstantSource time;

    PlanActions(Looked looked, BillingClient billing, InstantSource time) {
        this.looked = looked;
        this.billing = billing;
        this.time = time;
    }

    List<Button> buttons() {
        var buttons = new ArrayList<Button>();
        if (List.of("deleted", "provisioning").contains(looked.state())) {
            return buttons;
        }
        if (looked.may(StaffRight.CHANGE_PLAN)) {
            buttons.add(TenantActions.button("change-plan", "Change the plan …", this::choosePlan));
        }
        if (looked.may(StaffRight.EXTEND_TRIAL) && looked.page().trialing()) {
            buttons.add(TenantActions.button("extend-trial", "Extend the trial …", this::extendTrial));
        }
        if (looked.may(StaffRight.RAISE_LIMIT)) {
            buttons.add(TenantActions.button("raise-limit", "Raise a limit …", this::raiseLimit));
        }
        return buttons;
    }

    private void choosePlan() {
        looked.background()
                .load(
                        () -> billing.plans().items(),
                        this::changePlan,
                        problem -> Toast.refused("The plans could not be loaded: " + problem.detail()));
    }

    private void changePlan(List<Plan> plans) {
        var plan = new Select<Plan>();
        plan.setId("new-plan");
        plan.setLabel("Plan");
        plan.setItems(plans);
        plan.setItemLabelGenerator(item -> item.title() + ", " + PlanWords.price(item));
        var now = looked.page().tenant().plan();
        plans.stream()
                .filter(item -> now != null && item.id().equals(now.id()))
                .findFirst()
                .ifPresent(plan::setValue);
        var dialog = dialog(
                "Change the plan of " + looked.name(),
                "It holds at once. What is left of the month is settled on the next invoice. A plan that is too small"
                        + " for what they use is refused.",
                "Change");
        act(
                dialog.field("/plan", plan).reason(ON_RECORD),
                () -> {
                    var wanted = plan.getValue().id();
                    var reason = dialog.reason();
                    return () -> plans().changePlan(looked.staff(), looked.slug(), wanted, reason);
                },
                "The plan is changed.");
    }

    private void extendTrial() {
        var until = day("trial-until", "Trial ends on", 14);
        var dialog = dialog("Extend the trial of " + looked.name(), "Nothing is billed before it ends.", "Extend");
        act(
                dialog.field("/until", until).reason(ON_RECORD),
                () -> {
                    var end = endOf(until.getValue());
                    var reason = dialog.reason();
                    return () -> plans().extendTrial(looked.staff(), looked.slug(), end, reason);
                },
                "The trial goes on.");
    }

    private void raiseLimit() {
        var name = new Select<String>();
        name.setId("limit-name");
        name.setLabel("Limit");
        name.setItems("seats", "entities", "plugins");
        name.setItemLabelGenerator(item -> LIMITS.getOrDefault(item, item));
        name.setValue("seats");
        var limit = new IntegerField("New limit");
        limit.setId("limit");
        limit.setManualValidation(true);
        var until = day("limit-until", "Until", 30);
        var dialog = dialog(
                "Raise a limit of " + looked.name(),
                "It holds at once, and falls back to the plan's own by itself. What is too much then stays; only more"
                        + " is refused.",
                "Raise");
        act(
                dialog.field("/name", name)
                        .field("/limit", limit)
                        .field("/until", until)
                        .reason(ON_RECORD),
                () -> {
                    var of = name.getValue();
                    var raise = new Raise(limit.getValue(), endOf(until.getValue()), dialog.reason());
                    return () -> plans().raiseLimit(looked.staff(), looked.slug(), of, raise);
                },
                "The limit is raised.");
    }

    private DayField day(String id, String label, int days) {
        var day = new DayField();
        day.setId(id);
        day.setLabel(label);
        day.setManualValidation(true);
        day.setValue(today().plusDays(days));
        return day;
    }

    private LocalDate today() {
        return time.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant endOf(LocalDate day) {
        return day.atTime(LocalTime.of(23, 59)).toInstant(ZoneOffset.UTC);
    }

    private StaffPlanClient plans() {
        return looked.desk().plans();
    }

    private ActDialog dialog(String title, String meaning, String verb) {
        return new ActDialog(looked.background(), title, meaning, verb);
    }

    private void act(ActDialog dialog, Supplier<Runnable> prepared, String done) {
        dialog.calls(
                        () -> {
                            var call = prepared.get();
                            return () -> {
                                call.run();
                                return true;
                            };
                        },
                        _ -> looked.done(done))
                .open();
    }
}
