// A picture over the whole screen. Closed by Escape, by the button, or by a tap beside the picture;
// a tap on the picture shows it in its own size and back.

export class Viewer {
  #dialog = document.getElementById("viewer");
  #picture = document.getElementById("viewer-picture");
  #ground = document.getElementById("viewer-ground");

  constructor() {
    document.getElementById("viewer-close").addEventListener("click", () => this.#dialog.close());
    this.#ground.addEventListener("click", (event) => {
      if (event.target === this.#picture) this.#ground.classList.toggle("full");
      else this.#dialog.close();
    });
  }

  show(src, alt) {
    this.#ground.classList.remove("full");
    this.#picture.src = src;
    this.#picture.alt = alt;
    this.#dialog.showModal();
  }
}
