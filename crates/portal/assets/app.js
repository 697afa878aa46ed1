// Enhancement only: every page works with this file blocked.
const errors = document.querySelector('.errors');
if (errors) errors.focus();

// A case that changed: fetch the same page once more and put its live part in place.
const stream = document.querySelector('[data-stream]');
if (stream && 'EventSource' in window) {
  const source = new EventSource(stream.dataset.stream);
  source.addEventListener('message', async () => {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const live = fresh.querySelector('[data-live]');
    const here = document.querySelector('[data-live]');
    if (!live || !here) return;
    // What holds the focus is not taken away under it: the change is told, and the person fetches it.
    if (here.contains(document.activeElement)) {
      const again = document.createElement('a');
      again.href = location.pathname + location.search;
      again.textContent = stream.dataset.again;
      stream.replaceChildren(stream.dataset.held, ' ', again);
      return;
    }
    here.replaceWith(live);
    const title = fresh.querySelector('h1');
    if (title) document.querySelector('h1').textContent = title.textContent;
    document.title = fresh.title;
    stream.textContent = stream.dataset.said;
  });
}

// A photograph from a phone is made smaller before it travels over mobile data.
for (const input of document.querySelectorAll('input[type=file][data-shrink]')) {
  input.addEventListener('change', async () => {
    const file = input.files[0];
    if (!file || !/^image\/(jpeg|png)$/.test(file.type) || file.size < 500_000) return;
    try {
      const image = await createImageBitmap(file);
      const scale = Math.min(1, Number(input.dataset.shrink) / Math.max(image.width, image.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.85));
      if (!blob || blob.size >= file.size) return;
      const list = new DataTransfer();
      list.items.add(new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' }));
      input.files = list.files;
    } catch { /* the file as it is will do */ }
  });
}

// Going on with a session that is about to end: the page stays, and what was typed on it.
const stay = document.querySelector('form[data-stay]');
if (stay) stay.addEventListener('submit', async event => {
  event.preventDefault();
  const answer = await fetch(stay.action, { method: 'POST', body: new URLSearchParams(new FormData(stay)) });
  if (answer.ok) stay.closest('[data-ending]').remove();
  else stay.submit();
});
