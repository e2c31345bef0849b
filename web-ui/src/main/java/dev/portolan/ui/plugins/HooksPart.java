package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Hooks.Hook;
import dev.portolan.ui.clients.Hooks.Proof;
import dev.portolan.ui.clients.HooksClient;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Confirm;
import dev.portolan.ui.page.CopyButton;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The addresses at which others call the plugin, to be entered there. Nothing is here where the plugin has none.
final class HooksPart extends Section {
    private static final long serialVersionUID = 1;

    private final transient PluginDesk desk;
    private final transient HooksClient hooks;

    HooksPart(PluginDesk desk, HooksClient hooks) {
        this.desk = desk;
        this.hooks = hooks;
        addClassNames("card", "stack");
        setId("hooks");
        getElement().setAttribute("aria-label", "Webhooks");
        setVisible(false);
        if (desk.tenant().may(Permissions.PLUGIN_CONFIGURE)) {
            load();
        }
    }

    private void load() {
        desk.background().load(() -> hooks.of(desk.tenant().slug(), desk.tenant(), desk.id()), this::show, problem -> {
            // Where it is not known whether there are any, that is said: somebody may look for them.
            setVisible(true);
            removeAll();
            add(ProblemBanner.of("Its webhook addresses could not be loaded", problem, this::load));
        });
    }

    private void show(List<Hook> all) {
        removeAll();
        setVisible(!all.isEmpty());
        var words = new Paragraph("Enter the address where the events come from. Whoever has it can call the plugin.");
        words.addClassName("sub");
        add(new H2("Webhooks"), words);
        all.forEach(hook -> add(part(hook)));
        if (desk.tenant().may(Permissions.EVENT_READ)) {
            add(Links.page(
                    "/" + desk.tenant().slug() + "/events?type=webhook.*&plugin=" + desk.id(), "See what has come in"));
        }
    }

    private Component part(Hook hook) {
        var id = "hook-" + hook.extension();
        var field = new TextField("Address");
        field.setId(id);
        field.setValue(hook.address());
        field.setReadOnly(true);
        var renew = new Button(
                "Renew",
                _ -> Confirm.danger(
                                "Give it another address?",
                                "Whoever calls the old one reaches nothing from then on, until they have the new one.",
                                "Renew the address",
                                () -> renew(hook))
                        .open());
        renew.setId("renew-" + hook.extension());
        renew.addClassName("quiet");
        var row = new Div(field, new CopyButton(id), renew);
        row.addClassName("copy-row");
        var part = new Div(new H3(hook.title()), row, about(hook));
        part.addClassName("stack");
        var proof = hook.signature();
        if (proof != null && !proof.set()) {
            part.add(new Notice(
                    Tone.ATTENTION,
                    "Its secret is not set",
                    "Every call is refused until you set " + setting(proof)
                            + " above to what the other side signs with."));
        }
        return part;
    }

    private static Component about(Hook hook) {
        var about = new Div(proof(hook.signature()));
        about.addClassNames("sub", "since");
        if (hook.lastAt() == null) {
            about.add(new Span("Nobody has called it yet."));
        } else {
            about.add(new Span("Called last"), new Ago(hook.lastAt()));
        }
        return about;
    }

    private static Component proof(@Nullable Proof proof) {
        if (proof == null) {
            return new Span("Calls are not signed: the address is all that is needed.");
        }
        return switch (proof.kind()) {
            case "standard" -> new Span("Signed as Standard Webhooks 1.0.0.");
            case "token" -> words("The secret stands in the header", proof.header());
            default -> words("Signed with HMAC-SHA256 in the header", proof.header());
        };
    }

    private static Component words(String words, @Nullable String header) {
        return new Span(new Span(words + " "), new Code(header == null ? "" : header), new Span("."));
    }

    private static String setting(Proof proof) {
        return proof.setting().replaceFirst("^config\\.", "");
    }

    private void renew(Hook hook) {
        desk.background()
                .load(
                        () -> hooks.renew(desk.tenant().slug(), desk.tenant(), hook),
                        _ -> {
                            Toast.say(hook.title() + " has another address.");
                            load();
                        },
                        problem -> Toast.refused("The address was not renewed: " + problem.detail()));
    }
}
