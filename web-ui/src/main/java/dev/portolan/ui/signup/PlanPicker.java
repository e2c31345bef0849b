package dev.portolan.ui.signup;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.portolan.ui.billing.PlanWords;
import dev.portolan.ui.clients.Billing.Plan;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The plans to choose from, and whether to try the one that is chosen.
final class PlanPicker extends Div {
    private static final long serialVersionUID = 1;

    private final RadioButtonGroup<Plan> plan = new RadioButtonGroup<>("Plan");
    private final Checkbox trial = new Checkbox("Try it for 14 days first");
    private final transient Consumer<PlanChoice> changed;

    /// @param changed takes each choice, the first one too
    PlanPicker(Consumer<PlanChoice> changed) {
        this.changed = changed;
        addClassName("plan-picker");
        plan.setId("plan");
        plan.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        plan.setRenderer(new ComponentRenderer<Component, Plan>(PlanPicker::option));
        plan.addValueChangeListener(_ -> told());
        trial.setId("trial");
        trial.setHelperText("Nothing is billed before the trial ends, and nothing is lost when it does.");
        trial.addValueChangeListener(_ -> told());
        setVisible(false);
        add(plan, trial);
    }

    /// @param wished id of a plan; may be empty
    void show(List<Plan> plans, String wished) {
        plan.setItems(plans);
        PlanChoice.first(plans, wished).ifPresent(choice -> {
            trial.setValue(true);
            plan.setValue(choice.plan());
            setVisible(true);
        });
    }

    /// @return null while there are no plans to choose from
    @Nullable
    PlanChoice choice() {
        var chosen = plan.getValue();
        return chosen == null ? null : new PlanChoice(chosen, trial.getValue());
    }

    private void told() {
        var choice = choice();
        if (choice != null) {
            trial.setVisible(!choice.free());
            changed.accept(choice);
        }
    }

    private static Component option(Plan plan) {
        var title = new Span(plan.title());
        title.addClassName("strong");
        var fits = new Span(PlanChoice.line(plan));
        fits.addClassName("sub");
        var words = new Div(title, fits);
        words.addClassName("words");
        var price = new Span(plan.price().month() == 0 ? "Free" : PlanWords.price(plan));
        price.addClassName("price");
        var row = new Div(words, price);
        row.addClassNames("spread", "plan-option");
        row.setId("plan-" + plan.id());
        return row;
    }
}
