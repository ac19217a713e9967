try{let t=localStorage.getItem("thema");t&&(document.documentElement.dataset.theme=t)}catch{}
