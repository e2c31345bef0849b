package dev.portolan.ui.studio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Studio.Whole;
import dev.portolan.ui.clients.StudioClient;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.FieldErrors;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.session.TenantSession;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/// Asks how a new plugin is called and what it adds.
final class BeginDialog extends Dialog {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 40;

    private final transient TenantSession tenant;
    private final transient StudioClient studio;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final TextField title = new TextField("Title");
    private final TextField name = new TextField("Name in addresses");
    private final Select<String> point = new Select<>();
    private final FieldErrors errors = new FieldErrors();
    private final Div problem = new Div();
    private final Button begin = new Button("Begin");
    private boolean named;

    BeginDialog(TenantSession tenant, StudioClient studio, LiveChanges changes, Background background) {
        this.tenant = tenant;
        this.studio = studio;
        this.changes = changes;
        this.background = background;
        setHeaderTitle("New plugin");
        setId("begin-dialog");
        addClassName("form-dialog");
        title.setId("draft-title");
        title.setMaxLength(60);
        title.setRequiredIndicatorVisible(true);
        title.setManualValidation(true);
        title.setValueChangeMode(ValueChangeMode.EAGER);
        title.addValueChangeListener(change -> {
            if (!named) {
                name.setValue(derived(change.getValue()));
            }
        });
        name.setId("draft-name");
        name.setHelperText("a-z, 0-9 and -. It stays as it is.");
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.addValueChangeListener(change -> named |= change.isFromClient());
        point.setId("draft-point");
        point.setLabel("Adds");
        point.setItems(Points.ALL);
        point.setItemLabelGenerator(Points::title);
        point.setValue(Points.ALL.getFirst());
        errors.field("/title", title);
        errors.field("/name", name);
        var form = new Div(errors, problem, title, name, point);
        form.addClassName("form");
        add(form);
        begin.setId("begin");
        begin.setDisableOnClick(true);
        begin.addClickListener(_ -> begin());
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), begin);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                title.focus();
            }
        });
    }

    private static String derived(String title) {
        var plain = Normalizer.normalize(title, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST).replaceAll("-+$", "") : plain;
    }

    private void begin() {
        errors.clear();
        problem.removeAll();
        if (title.getValue().isBlank()) {
            errors.show(List.of(new Violation("/title", "Say what it shows, for example Incidents.")));
            begin.setEnabled(true);
            return;
        }
        var content = JsonNodeFactory.instance
                .objectNode()
                .put("title", title.getValue().strip())
                .put("point", point.getValue());
        var wanted = name.getValue();
        background.load(() -> studio.begin(tenant.slug(), tenant, wanted, content), this::begun, this::refused);
    }

    private void begun(Whole draft) {
        close();
        changes.tell(new Change.DraftChanged(tenant.tenant(), draft.id()));
        UI.getCurrent().navigate(tenant.slug() + "/studio/" + draft.id());
    }

    private void refused(ProblemException refusal) {
        begin.setEnabled(true);
        if (!errors.show(refusal.violations())) {
            problem.add(ProblemBanner.of("It was not begun", refusal, this::begin));
        }
    }
}
