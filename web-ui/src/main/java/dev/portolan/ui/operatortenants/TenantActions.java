package dev.portolan.ui.operatortenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import dev.portolan.ui.operator.ActDialog;
import dev.portolan.ui.operator.SupportRequest;
import dev.portolan.ui.session.StaffRight;
import java.util.ArrayList;
import java.util.List;

/// What can be done with a tenant as a whole.
final class TenantActions {
    private final Looked looked;

    TenantActions(Looked looked) {
        this.looked = looked;
    }

    Component[] buttons() {
        var buttons = new ArrayList<Component>();
        var state = looked.state();
        if (looked.may(StaffRight.HOLD_SUPPORT_SESSION)
                && !List.of("provisioning", "deleted").contains(state)) {
            buttons.add(button("ask-support", "Ask to come in …", this::askSupport));
        }
        if (looked.may(StaffRight.SUSPEND)) {
            if ("suspended".equals(state)) {
                var reactivate = button("reactivate", "Reactivate …", this::reactivate);
                reactivate.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                buttons.add(reactivate);
            } else if (List.of("active", "past_due").contains(state)) {
                var suspend = button("suspend", "Suspend …", this::suspend);
                suspend.addThemeVariants(ButtonVariant.LUMO_ERROR);
                buttons.add(suspend);
            }
        }
        return buttons.toArray(Component[]::new);
    }

    static Button button(String id, String words, Runnable action) {
        var button = new Button(words, _ -> action.run());
        button.setId(id);
        return button;
    }

    private void askSupport() {
        new SupportRequest(looked.staff(), looked.desk().tenants(), looked.background())
                .dialog(looked.slug(), _ -> looked.done("The owners of " + looked.name() + " were asked."))
                .open();
    }

    private void suspend() {
        var dialog = new ActDialog(
                looked.background(),
                "Suspend " + looked.name(),
                "Nobody gets in from the next second on, in open pages too. Owners can still see bills and take their"
                        + " data out. Nothing is deleted.",
                "Suspend");
        dialog.danger()
                .reason("It is on the tenant's record.")
                .calls(
                        () -> {
                            var reason = dialog.reason();
                            return () -> {
                                looked.desk().tenants().suspend(looked.staff(), looked.slug(), reason);
                                return true;
                            };
                        },
                        _ -> looked.done(looked.name() + " is suspended."))
                .open();
    }

    private void reactivate() {
        var dialog = new ActDialog(
                looked.background(),
                "Reactivate " + looked.name(),
                "Everybody who belongs to it gets in again at once.",
                "Reactivate");
        dialog.reason("It is on the tenant's record.")
                .calls(
                        () -> {
                            var reason = dialog.reason();
                            return () -> {
                                looked.desk().tenants().reactivate(looked.staff(), looked.slug(), reason);
                                return true;
                            };
                        },
                        _ -> looked.done(looked.name() + " is open again."))
                .open();
    }
}
