//! `deedbox schema`.

use crate::support::Estate;

#[test]
fn the_schemas_are_listed_and_printed() {
    let estate = Estate::nothing();
    estate.run(["schema"]).succeeds().stdout(
        "
        deedbox
        cover
        unit
        tenancy
        document
        loan
        loss
        sealed
        note
        person
        box
        stocktake
        seal
        charge
        payment
        refund
        deposit
        reading
        transaction
        credit-review
        repair
        complaint
        violation
        application
        issue
        fit-out
        letter
        notice
        visit
        opinion
        enquiry
        quality-check
        survey
        survey-response
        corrective-action
        authority
        disclosure
        breach
        export
        request
        handover
        disposal
        hold
        event
        lake-1",
    );
    let run = estate.run(["schema", "loan"]).succeeds();
    let schema: serde_json::Value = serde_json::from_str(&run.out()).unwrap();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    drop(run.whatever_it_says());
}

#[test]
fn an_unknown_schema_is_named() {
    Estate::nothing().run(["schema", "nothing"]).exits(2).stderr(
        "
        error: there is nothing to do it to: nothing
          hint: look whether the name is right",
    );
}
