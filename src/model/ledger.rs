//! Money and standing: charges, payments, deposits, transactions, credit (P1-4a, P3-1, P3-3.2).

use crate::model::form::form;
use crate::model::invalid::Wanted;
use crate::model::kind::codes;
use crate::model::meter::MeterValue;
use crate::model::money::Money;
use crate::model::staff::StaffId;
use crate::model::text::Line;
use crate::model::time::Date;
use crate::model::unit::UnitCode;

form! {
    /// An amount that the client owes, from the day on which it was issued (P3-1).
    Charge {
        must {
            /// What is charged for, such as the management fee
            item: Line,
            /// Day on which it is due
            due: Date,
            /// Amount in the estate's currency
            amount: Money,
        }
        may {
            /// Period for which it is charged, such as 2026-03
            period: Line,
            /// How the amount was reckoned, where it was reckoned
            basis: Line,
            /// Meter of which it charges what went through
            meter: Line,
            /// Day of the reading up to which the meter is charged
            read_on: Date,
            /// What the meter read then
            read: MeterValue,
        }
        many {
            /// Units that it is for, where it is not for all that the client holds
            units: UnitCode,
        }
        flags {}
    }
}

form! {
    /// An amount that the client paid (P3-1).
    Payment {
        must {
            /// Amount in the estate's currency
            amount: Money,
        }
        may {
            /// How it was paid
            method: Line,
            /// Number of the receipt
            receipt: Line,
            /// Who took it
            handled_by: StaffId,
        }
        many {
            /// Charge that it is paid for, by the office's number or its id; the rest goes to what was due first
            charges: Line,
        }
        flags {}
    }
}

form! {
    /// A credit that was paid back to the client, present or gone (P3-1).
    Refund {
        must {
            /// Amount in the estate's currency
            amount: Money,
        }
        may {
            /// How it was paid
            method: Line,
            /// Number of the receipt that the client signed
            receipt: Line,
            /// Why
            reason: Line,
            /// Who gave it out
            handled_by: StaffId,
        }
        many {}
        flags {}
    }
}

codes! {
    /// What a deposit is held for.
    DepositKind, Wanted::Choice, {
        /// The tenancy.
        Tenancy = "tenancy",
        /// Fit-out works.
        FitOut = "fit-out",
    }
}

codes! {
    /// What became of a deposit.
    Movement, Wanted::Choice, {
        /// It was received.
        Received = "received",
        /// Something was deducted from it.
        Deducted = "deducted",
        /// It was refunded.
        Refunded = "refunded",
    }
}

form! {
    /// A deposit received, deducted from or refunded (P3-3.2).
    Deposit {
        must {
            /// What it is held for: tenancy or fit-out
            about: DepositKind,
            /// What became of it: received, deducted or refunded
            movement: Movement,
            /// Amount in the estate's currency
            amount: Money,
        }
        may {
            /// Why
            reason: Line,
        }
        many {}
        flags {}
    }
}

form! {
    /// A piece of business done with the client (P1-4a); its title says what.
    Transaction {
        must {}
        may {
            /// What sort of business, in the office's words
            about: Line,
            /// Amount in the estate's currency
            amount: Money,
            /// Number of the contract
            ref_no: Line,
            /// Who saw to it
            handled_by: StaffId,
        }
        many {}
        flags {}
    }
}

form! {
    /// A look at the client's credit standing (P1-4a).
    CreditReview {
        must {
            /// The standing that was found, in the office's words
            credit: Line,
        }
        may {
            /// What it rests on
            source: Line,
            /// Who looked
            handled_by: StaffId,
            /// Day of the next look
            next: Date,
        }
        many {}
        flags {}
    }
}
