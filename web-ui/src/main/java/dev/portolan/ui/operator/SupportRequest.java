package dev.portolan.ui.operator;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.portolan.ui.clients.Staff.NewSession;
import dev.portolan.ui.clients.Staff.Session;
import dev.portolan.ui.clients.StaffClient;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.StaffSession;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Asks an organization's owners to let somebody of the staff in.
public final class SupportRequest {
    private final StaffSession staff;
    private final StaffClient client;
    private final Background background;

    public SupportRequest(StaffSession staff, StaffClient client, Background background) {
        this.staff = staff;
        this.client = client;
        this.background = background;
    }

    /// @param slug of the organization; empty to ask which
    public ActDialog dialog(String slug, Consumer<Session> done) {
        var tenant = new TextField("Organization");
        tenant.setId("support-tenant");
        tenant.setHelperText("Its address, as in the list of tenants.");
        tenant.setManualValidation(true);
        tenant.setValue(slug);
        tenant.setVisible(slug.isEmpty());
        var minutes = new Select<Integer>();
        minutes.setId("minutes");
        minutes.setLabel("How long");
        minutes.setItems(15, 30, 60, 120, 240);
        minutes.setItemLabelGenerator(SupportRequest::length);
        minutes.setValue(60);
        var write = new Checkbox("Ask for changing settings, too");
        write.setId("write");
        write.setHelperText("Plugins on and off, their settings, and sources. The owner may still allow looking only.");
        var dialog = new ActDialog(
                background,
                slug.isEmpty() ? "Ask to come in" : "Ask " + slug + " to let you in",
                "An owner has to agree before you see anything. Everybody there sees a banner with your name meanwhile,"
                        + " and every act is on their record.",
                "Ask");
        return dialog.field("/tenant", tenant)
                .field("/minutes", minutes)
                .optional("/write", write)
                .reason("The owners read it.")
                .calls(() -> call(dialog, tenant.getValue().strip(), minutes.getValue(), write.getValue()), done);
    }

    private Supplier<Session> call(ActDialog dialog, String tenant, int minutes, boolean write) {
        var wanted = new NewSession(tenant, dialog.reason(), minutes, write);
        return () -> client.ask(staff, wanted);
    }

    private static String length(int minutes) {
        return minutes % 60 == 0 ? Amounts.count(minutes / 60, "hour") : Amounts.count(minutes, "minute");
    }
}
