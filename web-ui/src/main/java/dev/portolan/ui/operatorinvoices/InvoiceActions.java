package dev.portolan.ui.operatorinvoices;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import dev.portolan.ui.billing.InvoiceWords;
import dev.portolan.ui.clients.Billing.Invoice;
import dev.portolan.ui.clients.StaffInvoiceClient;
import dev.portolan.ui.clients.StaffInvoiceClient.Credit;
import dev.portolan.ui.clients.StaffInvoiceClient.CreditLine;
import dev.portolan.ui.clients.StaffInvoiceClient.Payment;
import dev.portolan.ui.operator.ActDialog;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.DayField;
import dev.portolan.ui.page.FileLink;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What can be done with an invoice in its state, by this staff person.
final class InvoiceActions {
    private final StaffSession staff;
    private final StaffInvoiceClient client;
    private final Background background;
    private final Invoice invoice;
    private final Consumer<Invoice> changed;

    /// @param changed takes the invoice as it is then, or the credit note
    InvoiceActions(
            StaffSession staff,
            StaffInvoiceClient client,
            Background background,
            Invoice invoice,
            Consumer<Invoice> changed) {
        this.staff = staff;
        this.client = client;
        this.background = background;
        this.invoice = invoice;
        this.changed = changed;
    }

    Component[] buttons() {
        var buttons = new ArrayList<Component>();
        var draft = "draft".equals(invoice.state());
        var credit = InvoiceWords.credit(invoice);
        if (draft && staff.may(StaffRight.ISSUE_INVOICE)) {
            buttons.add(primary(button("issue", "Issue …", this::issue)));
        }
        if (StaffInvoiceWords.open(invoice) && !credit && staff.may(StaffRight.RECORD_PAYMENT)) {
            buttons.add(primary(button("pay", "Mark paid …", this::pay)));
        }
        if (!draft && !credit && !"void".equals(invoice.state()) && staff.may(StaffRight.CORRECT_INVOICE)) {
            buttons.add(button("credit", "Credit …", this::credit));
        }
        if ((draft || StaffInvoiceWords.open(invoice)) && !credit && staff.may(StaffRight.CORRECT_INVOICE)) {
            var makeVoid = button("void", "Make void …", this::makeVoid);
            makeVoid.addThemeVariants(ButtonVariant.LUMO_ERROR);
            buttons.add(makeVoid);
        }
        if (invoice.number() != null) {
            var name = StaffInvoiceWords.name(invoice);
            var pdf = new FileLink("PDF", name + ".pdf", () -> client.file(staff, invoice.id()));
            pdf.setId("pdf");
            pdf.getElement().setAttribute("aria-label", name + " as PDF");
            buttons.add(pdf);
        }
        return buttons.toArray(Component[]::new);
    }

    private static Button button(String id, String words, Runnable action) {
        var button = new Button(words, _ -> action.run());
        button.setId(id);
        return button;
    }

    private static Button primary(Button button) {
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    private void issue() {
        dialog(
                        "Issue " + Amounts.money(invoice.total()) + " to " + StaffInvoiceWords.organization(invoice),
                        "It gets the next number, is frozen with its PDF, and goes to the owners by mail. It cannot be"
                                + " changed afterwards: a mistake is mended by a credit note.",
                        "Issue")
                .calls(() -> () -> client.issue(staff, invoice.id()), done("The invoice is issued."))
                .open();
    }

    private void pay() {
        var day = new DayField();
        day.setId("paid-on");
        day.setLabel("Paid on");
        day.setHelperText("Left empty, it is now.");
        day.setClearButtonVisible(true);
        var reference = new TextField("Reference");
        reference.setId("reference");
        reference.setHelperText("As on the bank statement.");
        reference.setMaxLength(200);
        reference.setManualValidation(true);
        dialog(
                        "Mark " + StaffInvoiceWords.name(invoice) + " paid",
                        Amounts.money(invoice.total()) + " of " + StaffInvoiceWords.organization(invoice)
                                + ". If this was their last overdue invoice, they are open again at once.",
                        "Mark paid")
                .optional("/at", day)
                .field("/reference", reference)
                .calls(
                        () -> {
                            var on = day.getValue();
                            var payment = new Payment(
                                    on == null
                                            ? null
                                            : on.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                                    reference.getValue().strip());
                            return () -> client.pay(staff, invoice.id(), payment);
                        },
                        done("The payment is recorded."))
                .open();
    }

    private void makeVoid() {
        var dialog = dialog(
                "Make " + (invoice.number() == null ? "the draft" : invoice.number()) + " void",
                invoice.number() == null
                        ? "The draft is given up, and nobody is billed for this month."
                        : "It is not to be paid any more. It keeps its number and stays visible to the owners.",
                "Make void");
        dialog.danger()
                .reason("It is on the tenant's record.")
                .calls(
                        () -> {
                            var reason = dialog.reason();
                            return () -> client.makeVoid(staff, invoice.id(), reason);
                        },
                        done("The invoice is void."))
                .open();
    }

    private void credit() {
        var currency = StaffInvoiceWords.currency(invoice);
        var amount = new BigDecimalField("Amount");
        amount.setId("credit-amount");
        amount.setPrefixComponent(new Span(currency));
        amount.setHelperText("Left empty, all that has not been credited.");
        var dialog = dialog(
                "Credit " + StaffInvoiceWords.name(invoice),
                "A credit note with a number of its own takes back all or a part of the invoice.",
                "Make the credit note");
        dialog.optional("/lines", amount)
                .reason("It stands on the credit note.")
                .calls(
                        () -> {
                            var wanted = amount.getValue();
                            var reason = dialog.reason();
                            var lines = wanted == null
                                    ? null
                                    : List.of(new CreditLine(reason, StaffInvoiceWords.minor(wanted, currency)));
                            return () -> client.credit(staff, invoice.id(), new Credit(reason, lines));
                        },
                        done("The credit note is made."))
                .open();
    }

    private ActDialog dialog(String title, String meaning, String verb) {
        return new ActDialog(background, title, meaning, verb);
    }

    private Consumer<Invoice> done(String words) {
        return next -> {
            Toast.say(words);
            changed.accept(next);
        };
    }
}
