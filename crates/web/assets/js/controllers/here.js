import { Controller } from "@hotwired/stimulus";

// Where somebody is, as their browser knows it: the time zone and the country, filled in where the form still has what
// the program guessed. Nothing is asked of anybody for it, and what was typed stays.
//
//   <form data-controller="here"> <input data-here-target="zone"> <input data-here-target="country">
export default class extends Controller {
  static targets = ["zone", "country"];

  connect() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const country = navigator.languages.map((tag) => new Intl.Locale(tag).region).find(Boolean);
    if (this.hasZoneTarget) this.suggest(this.zoneTarget, zone);
    if (this.hasCountryTarget) this.suggest(this.countryTarget, country);
  }

  suggest(field, value) {
    if (value && field.value === field.defaultValue) field.value = value;
  }
}
