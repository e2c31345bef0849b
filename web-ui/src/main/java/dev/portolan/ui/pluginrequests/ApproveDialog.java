package dev.portolan.ui.pluginrequests;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.portolan.ui.clients.Installations.Plan;
import dev.portolan.ui.clients.Installations.Wish;
import dev.portolan.ui.clients.PluginRequests.Request;
import dev.portolan.ui.clients.Plugins.Asked;
import dev.portolan.ui.clients.Plugins.Listing;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.marketplace.PermissionList;
import dev.portolan.ui.page.BusyBar;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.plugins.PlanSteps;
import java.util.List;

/// Approving is installing: shows what the plugin asks for and what comes with it, and then does both in one.
final class ApproveDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient RequestDesk desk;
    private final transient Request request;
    private final Div content = new Div();
    private final Button approve = new Button("Agree, approve and install");
    private final BusyBar progress = new BusyBar("Approving");
    private transient Wish wish = Wish.switchedOn();

    ApproveDialog(RequestDesk desk, Request request) {
        super("Approve " + request.title());
        this.desk = desk;
        this.request = request;
        setId("approve-dialog");
        addClassName("difference-dialog");
        content.addClassName("stack");
        progress.setVisible(false);
        add(content, progress);
        approve.setId("confirm-approve");
        approve.setEnabled(false);
        approve.setDisableOnClick(true);
        approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        approve.addClickListener(_ -> approve());
        getFooter().add(new Button("Cancel", _ -> close()), approve);
        look();
    }

    /// @param plan what installing it would do
    private record Look(Listing listing, Plan plan) {}

    private void look() {
        content.removeAll();
        content.add(Skeleton.lines(4));
        desk.background().load(this::read, this::show, this::unknown);
    }

    private Look read() {
        var tenant = desk.tenant();
        var listing = desk.plugins().listing(tenant, request.plugin());
        var asked = Wish.switchedOn().granting(permissions(listing));
        return new Look(listing, desk.installations().plan(tenant.slug(), tenant, request.plugin(), asked));
    }

    private static List<String> permissions(Listing listing) {
        return listing.permissions().stream().map(Asked::permission).toList();
    }

    private void show(Look look) {
        content.removeAll();
        wish = Wish.switchedOn()
                .granting(permissions(look.listing()))
                .with(look.plan().also());
        request.note().ifPresent(note -> content.add(new Paragraph(request.author() + ": “" + note + "”")));
        content.add(new Paragraph("It asks for this, and gets nothing else:"));
        content.add(new PermissionList(look.listing().permissions()));
        if (!look.plan().also().isEmpty() || !look.plan().refusals().isEmpty()) {
            content.add(new PlanSteps(look.plan()));
        }
        if (!look.plan().missing().isEmpty()) {
            content.add(new Notice(
                    Tone.INFO, "Its settings come next", "It goes on by itself once they are filled in on its page."));
        }
        approve.setEnabled(look.plan().refusals().isEmpty());
    }

    private void unknown(ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("What installing it does is not known", problem, this::look));
    }

    private void approve() {
        progress.setVisible(true);
        desk.background()
                .act(
                        () -> desk.requests().approve(desk.tenant().slug(), desk.tenant(), request.id(), wish),
                        () -> {
                            close();
                            Toast.say(request.title() + " is installed. " + request.author() + " hears of it.");
                            desk.decided().run();
                        },
                        this::refused);
    }

    private void refused(ProblemException problem) {
        progress.setVisible(false);
        content.removeAll();
        content.add(ProblemBanner.of(request.title() + " was not installed", problem, this::look));
    }
}
