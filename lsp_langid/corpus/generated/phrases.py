"""Everyday sentences in many languages and scripts, so that a line of prose in any script is known as prose.

Knows: sentences, by language code. Never: how they are put together.
"""

from __future__ import annotations

from collections.abc import Mapping

_TABLE = """
[en]
Can you send me the address again? I deleted your message by accident.
It has been raining since Tuesday and the cellar is wet.
Please buy milk, two onions and something for dessert.
The meeting is moved to Thursday at half past nine, same room.
I don't think the new coffee machine works better than the old one.
Thanks a lot for your help yesterday, it saved us a whole day.
Where did you put the keys to the shed?
The server was down again this morning, nobody knows why.
Happy birthday! Have a wonderful day and eat a lot of cake.
Remember to call the dentist before noon.
[de]
Kannst du mir bitte die Adresse noch einmal schicken?
Seit Dienstag regnet es ununterbrochen, der Keller steht unter Wasser.
Bitte Milch, zwei Zwiebeln und etwas zum Nachtisch mitbringen.
Die Besprechung ist auf Donnerstag um halb zehn verschoben.
Ich glaube nicht, dass die neue Kaffeemaschine besser ist als die alte.
Vielen Dank für die schnelle Hilfe, das hat uns einen Tag gespart.
Wo hast du den Schlüssel für den Schuppen hingelegt?
Der Server war heute früh wieder nicht erreichbar.
Alles Gute zum Geburtstag und liebe Grüße an die Familie!
Nicht vergessen: vor zwölf beim Zahnarzt anrufen.
[fr]
Peux-tu me renvoyer l'adresse, s'il te plaît ?
Il pleut depuis mardi et la cave est inondée.
N'oublie pas d'acheter du lait, deux oignons et un dessert.
La réunion est reportée à jeudi, neuf heures trente, même salle.
Je ne crois pas que la nouvelle machine à café soit meilleure.
Merci beaucoup pour votre aide, nous avons gagné une journée.
Où as-tu mis les clés de la remise ?
Le serveur était encore en panne ce matin.
Joyeux anniversaire, et bon courage pour la suite !
Rappeler le dentiste avant midi.
[es]
¿Me puedes mandar otra vez la dirección, por favor?
Llueve desde el martes y el sótano está lleno de agua.
Compra leche, dos cebollas y algo de postre.
La reunión pasa al jueves a las nueve y media, en la misma sala.
No creo que la cafetera nueva sea mejor que la vieja.
Muchas gracias por la ayuda de ayer, nos ahorró un día entero.
¿Dónde dejaste las llaves del cobertizo?
El servidor volvió a caerse esta mañana y nadie sabe por qué.
¡Feliz cumpleaños! Que pases un día estupendo.
Llamar al dentista antes del mediodía.
[pt]
Você pode me mandar o endereço de novo?
Está chovendo desde terça-feira e o porão ficou molhado.
Compre leite, duas cebolas e alguma coisa para a sobremesa.
A reunião foi adiada para quinta-feira às nove e meia.
Não acho que a máquina de café nova seja melhor do que a antiga.
Muito obrigado pela ajuda, poupou-nos um dia inteiro.
Onde é que puseste as chaves do barracão?
O servidor caiu outra vez hoje de manhã.
Feliz aniversário e muitas felicidades!
Não esquecer de ligar ao dentista antes do meio-dia.
[it]
Mi puoi rimandare l'indirizzo, per favore?
Piove da martedì e la cantina è allagata.
Compra il latte, due cipolle e qualcosa per dolce.
La riunione è spostata a giovedì alle nove e mezza.
Non credo che la nuova macchina del caffè sia migliore.
Grazie mille per l'aiuto di ieri, ci hai fatto risparmiare un giorno.
Dove hai messo le chiavi del capanno?
Stamattina il server era di nuovo fermo.
Tanti auguri di buon compleanno!
Chiamare il dentista prima di mezzogiorno.
[nl]
Kun je me het adres nog een keer sturen?
Het regent al sinds dinsdag en de kelder staat blank.
Wil je melk, twee uien en een toetje meenemen?
De vergadering is verplaatst naar donderdag half tien.
Volgens mij is het nieuwe koffieapparaat niet beter dan het oude.
Hartelijk bedankt voor je hulp, dat scheelde ons een hele dag.
Waar heb je de sleutels van de schuur gelaten?
De server lag er vanochtend weer uit.
Van harte gefeliciteerd met je verjaardag!
Niet vergeten: de tandarts bellen voor twaalf uur.
[sv]
Kan du skicka adressen en gång till?
Det har regnat sedan i tisdags och källaren är full av vatten.
Köp mjölk, två lökar och något till efterrätt.
Mötet är flyttat till torsdag klockan halv tio.
Jag tror inte att den nya kaffemaskinen är bättre än den gamla.
Tack så mycket för hjälpen i går, det sparade oss en hel dag.
Var har du lagt nycklarna till förrådet?
Servern låg nere igen i morse.
Grattis på födelsedagen!
[no]
Kan du sende meg adressen en gang til?
Det har regnet siden tirsdag, og kjelleren er våt.
Husk melk, to løk og noe til dessert.
Møtet er flyttet til torsdag klokka halv ti.
Tusen takk for hjelpen i går, det sparte oss for en hel dag.
Hvor la du nøklene til skjulet?
Serveren var nede igjen i dag tidlig.
Gratulerer med dagen!
[da]
Kan du sende mig adressen igen?
Det har regnet siden tirsdag, og kælderen står under vand.
Husk at købe mælk, to løg og noget til dessert.
Mødet er flyttet til torsdag klokken halv ti.
Mange tak for hjælpen i går, det sparede os en hel dag.
Hvor har du lagt nøglerne til skuret?
Serveren var nede igen i morges.
Tillykke med fødselsdagen!
[fi]
Voitko lähettää osoitteen vielä kerran?
On satanut tiistaista asti ja kellari on märkä.
Osta maitoa, kaksi sipulia ja jotain jälkiruoaksi.
Kokous siirtyi torstaille kello puoli kymmeneksi.
En usko, että uusi kahvinkeitin on parempi kuin vanha.
Kiitos paljon avusta, se säästi meiltä koko päivän.
Mihin laitoit vajan avaimet?
Palvelin oli taas alhaalla tänä aamuna.
Hyvää syntymäpäivää!
[is]
Geturðu sent mér heimilisfangið aftur?
Það hefur rignt síðan á þriðjudag og kjallarinn er blautur.
Mundu að kaupa mjólk, tvo lauka og eitthvað í eftirrétt.
Fundurinn færist á fimmtudag klukkan hálf tíu.
Takk kærlega fyrir hjálpina í gær.
Hvar settirðu lyklana að skúrnum?
[pl]
Czy możesz mi jeszcze raz przysłać adres?
Pada od wtorku i piwnica jest zalana.
Kup mleko, dwie cebule i coś na deser.
Spotkanie przełożono na czwartek, na wpół do dziesiątej.
Nie sądzę, żeby nowy ekspres był lepszy od starego.
Bardzo dziękuję za pomoc, zaoszczędziliśmy cały dzień.
Gdzie położyłeś klucze do szopy?
Serwer znowu nie działał dziś rano.
Wszystkiego najlepszego z okazji urodzin!
[cs]
Můžeš mi prosím poslat tu adresu ještě jednou?
Od úterý prší a ve sklepě je voda.
Kup mléko, dvě cibule a něco k zákusku.
Schůzka se přesouvá na čtvrtek na půl desátou.
Nemyslím si, že je nový kávovar lepší než ten starý.
Moc děkuju za pomoc, ušetřilo nám to celý den.
Kam jsi dal klíče od kůlny?
Server dnes ráno zase nefungoval.
Všechno nejlepší k narozeninám!
[sk]
Môžeš mi prosím ešte raz poslať adresu?
Od utorka prší a v pivnici je voda.
Kúp mlieko, dve cibule a niečo sladké.
Stretnutie je presunuté na štvrtok o pol desiatej.
Veľmi pekne ďakujem za pomoc.
Kam si dal kľúče od kôlne?
[hu]
El tudnád küldeni még egyszer a címet?
Kedd óta esik az eső, és víz áll a pincében.
Vegyél tejet, két hagymát és valami édességet.
A megbeszélés csütörtökre, fél tízre került át.
Nem hiszem, hogy az új kávéfőző jobb lenne a réginél.
Nagyon köszönöm a segítséget, egy egész napot spóroltunk vele.
Hová tetted a fészer kulcsait?
Ma reggel megint nem ment a szerver.
Boldog születésnapot!
[ro]
Poți să-mi trimiți din nou adresa, te rog?
Plouă de marți și pivnița e plină de apă.
Cumpără lapte, două cepe și ceva pentru desert.
Ședința s-a mutat joi la nouă și jumătate.
Mulțumesc mult pentru ajutor, ne-a scutit de o zi întreagă.
Unde ai pus cheile de la magazie?
Serverul a căzut din nou azi-dimineață.
La mulți ani!
[hr]
Možeš li mi ponovno poslati adresu?
Kiša pada od utorka i podrum je poplavljen.
Kupi mlijeko, dva luka i nešto za desert.
Sastanak je pomaknut na četvrtak u pola deset.
Hvala puno na pomoći, uštedjelo nam je cijeli dan.
Gdje si stavio ključeve od šupe?
Sretan rođendan!
[sl]
Mi lahko še enkrat pošlješ naslov?
Od torka dežuje in klet je poplavljena.
Kupi mleko, dve čebuli in nekaj za sladico.
Sestanek je prestavljen na četrtek ob pol desetih.
Najlepša hvala za pomoč.
Kam si dal ključe od lope?
[et]
Kas sa saadaksid mulle aadressi uuesti?
Teisipäevast saadik sajab ja kelder on märg.
Osta piima, kaks sibulat ja midagi magustoiduks.
Koosolek lükkus neljapäevale kella poole kümneks.
Suur tänu abi eest!
Kuhu sa kuuri võtmed panid?
[lv]
Vai vari man vēlreiz atsūtīt adresi?
Kopš otrdienas līst, un pagrabs ir slapjš.
Nopērc pienu, divus sīpolus un kaut ko desertam.
Sapulce ir pārcelta uz ceturtdienu pusdesmitos.
Liels paldies par palīdzību!
Kur tu noliki šķūņa atslēgas?
[lt]
Ar gali dar kartą atsiųsti adresą?
Nuo antradienio lyja ir rūsys šlapias.
Nupirk pieno, du svogūnus ir ką nors desertui.
Susitikimas perkeltas į ketvirtadienį pusę dešimtos.
Labai ačiū už pagalbą!
Kur padėjai sandėliuko raktus?
[tr]
Adresi bana bir daha gönderebilir misin?
Salıdan beri yağmur yağıyor, bodrum su içinde.
Süt, iki soğan ve tatlı için bir şeyler al.
Toplantı perşembe günü dokuz buçuğa alındı.
Yeni kahve makinesinin eskisinden iyi olduğunu sanmıyorum.
Yardımın için çok teşekkürler, bize bir gün kazandırdı.
Kulübenin anahtarlarını nereye koydun?
Sunucu bu sabah yine çöktü.
Doğum günün kutlu olsun!
[az]
Ünvanı mənə bir daha göndərə bilərsən?
Çərşənbə axşamından yağış yağır.
Süd, iki soğan və şirniyyat al.
İclas cümə axşamına keçirildi.
Köməyinə görə çox sağ ol!
[vi]
Bạn gửi lại địa chỉ cho mình được không?
Trời mưa từ thứ ba và tầng hầm bị ngập.
Nhớ mua sữa, hai củ hành và món tráng miệng.
Cuộc họp dời sang chín giờ rưỡi thứ năm.
Mình không nghĩ máy pha cà phê mới tốt hơn cái cũ.
Cảm ơn bạn rất nhiều vì đã giúp hôm qua.
Bạn để chìa khóa nhà kho ở đâu?
Sáng nay máy chủ lại bị sập.
Chúc mừng sinh nhật!
[id]
Bisa tolong kirim alamatnya sekali lagi?
Hujan turun sejak hari Selasa dan ruang bawah tanah basah.
Jangan lupa beli susu, dua bawang, dan makanan penutup.
Rapat dipindah ke hari Kamis jam setengah sepuluh.
Terima kasih banyak atas bantuannya kemarin.
Di mana kamu menaruh kunci gudang?
Server mati lagi tadi pagi.
Selamat ulang tahun!
[tl]
Pwede mo bang ipadala ulit ang address?
Umuulan mula pa noong Martes at basa ang silong.
Bumili ka ng gatas, dalawang sibuyas at panghimagas.
Inilipat ang pulong sa Huwebes ng umaga.
Maraming salamat sa tulong mo kahapon.
Saan mo nilagay ang mga susi?
[sw]
Unaweza kunitumia anwani tena tafadhali?
Mvua imekuwa ikinyesha tangu Jumanne.
Nunua maziwa, vitunguu viwili na kitu kitamu.
Mkutano umehamishiwa Alhamisi saa tatu na nusu.
Asante sana kwa msaada wako jana.
Umeweka wapi funguo za ghala?
[af]
Kan jy asseblief weer die adres stuur?
Dit reën al sedert Dinsdag en die kelder is nat.
Koop melk, twee uie en iets vir nagereg.
Die vergadering is na Donderdag halftien geskuif.
Baie dankie vir jou hulp gister.
[ca]
Em pots tornar a enviar l'adreça, si us plau?
Plou des de dimarts i el soterrani és moll.
Compra llet, dues cebes i alguna cosa per postres.
La reunió es trasllada a dijous a dos quarts de deu.
Moltes gràcies per l'ajuda d'ahir.
[eu]
Helbidea berriro bidaliko didazu, mesedez?
Asteartetik ari du euria eta sotoa bustita dago.
Erosi esnea, bi tipula eta postrea.
Bilera ostegunera atzeratu dute.
Eskerrik asko atzoko laguntzagatik.
[ga]
An féidir leat an seoladh a sheoladh chugam arís?
Tá sé ag cur báistí ón Máirt.
Ceannaigh bainne, dhá oinniún agus milseog.
Go raibh míle maith agat as do chabhair.
[cy]
Alli di anfon y cyfeiriad ata i eto?
Mae hi'n bwrw glaw ers dydd Mawrth.
Pryna laeth, dwy nionyn a rhywbeth melys.
Diolch yn fawr am dy help ddoe.
[eo]
Ĉu vi povas sendi al mi la adreson denove?
Ekde mardo pluvas kaj la kelo estas malseka.
Aĉetu lakton, du cepojn kaj ion por deserto.
La kunveno okazos ĵaŭde je la naŭa kaj duono.
Koran dankon pro via helpo hieraŭ.
[la]
Gallia est omnis divisa in partes tres.
Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.
Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris.
Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore.
Carpe diem, quam minimum credula postero.
[ru]
Можешь ещё раз прислать мне адрес?
Со вторника идёт дождь, в подвале вода.
Купи молоко, две луковицы и что-нибудь на десерт.
Встреча перенесена на четверг, на половину десятого.
Не думаю, что новая кофемашина лучше старой.
Большое спасибо за помощь, мы сэкономили целый день.
Куда ты положил ключи от сарая?
Сегодня утром сервер опять не работал, никто не знает почему.
С днём рождения! Желаю счастья и здоровья.
Не забыть позвонить зубному врачу до обеда.
[uk]
Можеш ще раз надіслати мені адресу?
З вівторка йде дощ, у підвалі вода.
Купи молоко, дві цибулини та щось на десерт.
Зустріч перенесли на четвер, на пів на десяту.
Дуже дякую за допомогу, ми заощадили цілий день.
Куди ти поклав ключі від сараю?
Сьогодні вранці сервер знову не працював.
З днем народження!
[bg]
Можеш ли да ми изпратиш адреса отново?
Вали от вторник и мазето е мокро.
Купи мляко, две глави лук и нещо за десерт.
Срещата е преместена за четвъртък в девет и половина.
Много благодаря за помощта вчера.
Къде остави ключовете от бараката?
Честит рожден ден!
[sr]
Можеш ли поново да ми пошаљеш адресу?
Киша пада од уторка и подрум је поплављен.
Купи млеко, два лука и нешто за дезерт.
Састанак је померен за четвртак у пола десет.
Хвала пуно на помоћи!
Где си ставио кључеве од шупе?
[mk]
Можеш ли повторно да ми ја пратиш адресата?
Врне од вторник и подрумот е воден.
Купи млеко, два кромида и нешто за десерт.
Многу ти благодарам за помошта.
[be]
Можаш яшчэ раз даслаць мне адрас?
З аўторка ідзе дождж, у склепе вада.
Купі малако, дзве цыбуліны і што-небудзь на дэсерт.
Вялікі дзякуй за дапамогу!
[kk]
Маған мекенжайды тағы бір рет жібере аласың ба?
Сейсенбіден бері жаңбыр жауып тұр.
Сүт, екі пияз және тәтті бірдеңе сатып ал.
Көмегіңе көп рахмет!
[mn]
Хаягаа дахиад явуулж чадах уу?
Мягмар гарагаас хойш бороо орж байна.
Сүү, хоёр сонгино, амттан аваарай.
Тусалсанд их баярлалаа.
[el]
Μπορείς να μου ξαναστείλεις τη διεύθυνση;
Βρέχει από την Τρίτη και το υπόγειο πλημμύρισε.
Πάρε γάλα, δύο κρεμμύδια και κάτι για επιδόρπιο.
Η συνάντηση μεταφέρθηκε στην Πέμπτη στις εννιάμισι.
Δεν νομίζω ότι η νέα καφετιέρα είναι καλύτερη από την παλιά.
Ευχαριστώ πολύ για τη βοήθεια, γλιτώσαμε μια ολόκληρη μέρα.
Πού έβαλες τα κλειδιά της αποθήκης;
Ο διακομιστής έπεσε πάλι σήμερα το πρωί.
Χρόνια πολλά!
[ar]
هل يمكنك أن ترسل لي العنوان مرة أخرى؟
السماء تمطر منذ يوم الثلاثاء والقبو مبلل.
اشترِ الحليب وبصلتين وشيئًا للتحلية.
تم نقل الاجتماع إلى يوم الخميس الساعة التاسعة والنصف.
لا أعتقد أن آلة القهوة الجديدة أفضل من القديمة.
شكرًا جزيلًا على مساعدتك أمس.
أين وضعت مفاتيح المخزن؟
تعطل الخادم مرة أخرى هذا الصباح.
عيد ميلاد سعيد!
[fa]
می‌توانی نشانی را دوباره برایم بفرستی؟
از سه‌شنبه باران می‌بارد و زیرزمین خیس است.
شیر، دو پیاز و چیزی برای دسر بخر.
جلسه به پنج‌شنبه ساعت نه و نیم منتقل شد.
خیلی ممنون از کمکت، یک روز کامل جلو افتادیم.
کلیدهای انبار را کجا گذاشتی؟
سرور امروز صبح دوباره از کار افتاد.
تولدت مبارک!
[ur]
کیا آپ مجھے پتہ دوبارہ بھیج سکتے ہیں؟
منگل سے بارش ہو رہی ہے اور تہہ خانہ گیلا ہے۔
دودھ، دو پیاز اور کچھ میٹھا خرید لینا۔
میٹنگ جمعرات کو ساڑھے نو بجے ہوگی۔
کل کی مدد کے لیے بہت شکریہ۔
[he]
אפשר לשלוח לי שוב את הכתובת?
יורד גשם מיום שלישי והמרתף רטוב.
תקנה חלב, שני בצלים ומשהו לקינוח.
הפגישה נדחתה ליום חמישי בתשע וחצי.
אני לא חושב שמכונת הקפה החדשה טובה יותר מהישנה.
תודה רבה על העזרה אתמול, זה חסך לנו יום שלם.
איפה שמת את המפתחות של המחסן?
השרת נפל שוב הבוקר.
יום הולדת שמח!
[yi]
קענסטו מיר נאָך אַ מאָל שיקן דעם אַדרעס?
עס רעגנט שוין פֿון דינסטיק אָן.
קויף מילך, צוויי ציבעלעס און עפּעס זיסס.
אַ שיינעם דאַנק פֿאַר דער הילף.
[hi]
क्या आप मुझे पता फिर से भेज सकते हैं?
मंगलवार से बारिश हो रही है और तहखाना गीला है।
दूध, दो प्याज और कुछ मीठा ले आना।
बैठक गुरुवार को साढ़े नौ बजे होगी, उसी कमरे में।
मुझे नहीं लगता कि नई कॉफी मशीन पुरानी से बेहतर है।
कल की मदद के लिए बहुत धन्यवाद।
तुमने चाबियाँ कहाँ रखी हैं?
आज सुबह सर्वर फिर बंद था।
जन्मदिन की हार्दिक शुभकामनाएँ!
[mr]
तुम्ही मला पत्ता पुन्हा पाठवू शकता का?
मंगळवारपासून पाऊस पडत आहे.
दूध, दोन कांदे आणि काहीतरी गोड आण.
बैठक गुरुवारी साडेनऊ वाजता आहे.
कालच्या मदतीबद्दल खूप धन्यवाद.
[ne]
के तपाईं मलाई ठेगाना फेरि पठाउन सक्नुहुन्छ?
मंगलबारदेखि पानी परिरहेको छ।
दूध, दुई वटा प्याज र केही गुलियो किन्नुहोस्।
हिजोको सहयोगका लागि धेरै धन्यवाद।
[bn]
তুমি কি আমাকে ঠিকানাটা আবার পাঠাতে পারবে?
মঙ্গলবার থেকে বৃষ্টি হচ্ছে আর নিচতলা ভিজে গেছে।
দুধ, দুটো পেঁয়াজ আর মিষ্টি কিছু কিনে এনো।
সভাটি বৃহস্পতিবার সাড়ে নয়টায় হবে।
গতকালের সাহায্যের জন্য অনেক ধন্যবাদ।
চাবিগুলো কোথায় রেখেছ?
আজ সকালে সার্ভার আবার বন্ধ ছিল।
[pa]
ਕੀ ਤੁਸੀਂ ਮੈਨੂੰ ਪਤਾ ਦੁਬਾਰਾ ਭੇਜ ਸਕਦੇ ਹੋ?
ਮੰਗਲਵਾਰ ਤੋਂ ਮੀਂਹ ਪੈ ਰਿਹਾ ਹੈ।
ਦੁੱਧ, ਦੋ ਪਿਆਜ਼ ਅਤੇ ਕੁਝ ਮਿੱਠਾ ਲੈ ਆਉਣਾ।
ਮਦਦ ਲਈ ਬਹੁਤ ਧੰਨਵਾਦ।
[gu]
શું તમે મને સરનામું ફરીથી મોકલી શકો?
મંગળવારથી વરસાદ પડી રહ્યો છે.
દૂધ, બે ડુંગળી અને કંઈક મીઠું લાવજો.
ગઈકાલની મદદ માટે ખૂબ આભાર.
[ta]
முகவரியை மீண்டும் அனுப்ப முடியுமா?
செவ்வாய்க்கிழமை முதல் மழை பெய்கிறது.
பால், இரண்டு வெங்காயம், இனிப்பு வாங்கி வா.
கூட்டம் வியாழக்கிழமை ஒன்பதரை மணிக்கு மாற்றப்பட்டது.
நேற்று செய்த உதவிக்கு மிக்க நன்றி.
சாவிகளை எங்கே வைத்தாய்?
[te]
చిరునామా మళ్ళీ పంపగలరా?
మంగళవారం నుంచి వర్షం పడుతోంది.
పాలు, రెండు ఉల్లిపాయలు, ఏదైనా స్వీట్ కొను.
సమావేశం గురువారం తొమ్మిదిన్నరకు మారింది.
నిన్న చేసిన సహాయానికి చాలా ధన్యవాదాలు.
[kn]
ವಿಳಾಸವನ್ನು ಮತ್ತೊಮ್ಮೆ ಕಳುಹಿಸಬಹುದೇ?
ಮಂಗಳವಾರದಿಂದ ಮಳೆ ಬರುತ್ತಿದೆ.
ಹಾಲು, ಎರಡು ಈರುಳ್ಳಿ ಮತ್ತು ಸಿಹಿ ತೆಗೆದುಕೊಂಡು ಬಾ.
ನಿನ್ನೆಯ ಸಹಾಯಕ್ಕೆ ತುಂಬಾ ಧನ್ಯವಾದಗಳು.
[ml]
വിലാസം ഒന്നുകൂടി അയക്കാമോ?
ചൊവ്വാഴ്ച മുതൽ മഴ പെയ്യുകയാണ്.
പാലും രണ്ട് സവാളയും മധുരപലഹാരവും വാങ്ങണം.
ഇന്നലത്തെ സഹായത്തിന് വളരെ നന്ദി.
[si]
ලිපිනය නැවත එවිය හැකිද?
අඟහරුවාදා සිට වැස්ස වැටෙනවා.
කිරි, ලූනු දෙකක් සහ අතුරුපසක් ගන්න.
ඊයේ කළ උදව්වට බොහොම ස්තූතියි.
[th]
ช่วยส่งที่อยู่ให้อีกครั้งได้ไหม
ฝนตกมาตั้งแต่วันอังคารและห้องใต้ดินเปียกหมด
ซื้อนม หอมใหญ่สองหัว และของหวานด้วยนะ
ประชุมเลื่อนไปเป็นวันพฤหัสบดีเวลาเก้าโมงครึ่ง
ฉันไม่คิดว่าเครื่องชงกาแฟใหม่ดีกว่าเครื่องเก่า
ขอบคุณมากสำหรับความช่วยเหลือเมื่อวานนี้
คุณวางกุญแจไว้ที่ไหน
เช้านี้เซิร์ฟเวอร์ล่มอีกแล้ว
สุขสันต์วันเกิด
[lo]
ເຈົ້າສົ່ງທີ່ຢູ່ໃຫ້ຂ້ອຍອີກໄດ້ບໍ
ຝົນຕົກຕັ້ງແຕ່ວັນອັງຄານ
ຊື້ນົມ ຫົວຜັກບົ່ວສອງຫົວ ແລະຂອງຫວານ
ຂອບໃຈຫຼາຍໆສຳລັບການຊ່ວຍເຫຼືອ
[km]
តើអ្នកអាចផ្ញើអាសយដ្ឋានម្ដងទៀតបានទេ?
ភ្លៀងធ្លាក់តាំងពីថ្ងៃអង្គារ។
សូមទិញទឹកដោះគោ ខ្ទឹមបារាំងពីរ និងបង្អែម។
អរគុណច្រើនសម្រាប់ជំនួយកាលពីម្សិលមិញ។
[my]
လိပ်စာကို ထပ်ပို့ပေးနိုင်မလား။
အင်္ဂါနေ့ကတည်းက မိုးရွာနေတယ်။
နို့၊ ကြက်သွန်နှစ်လုံးနဲ့ အချိုပွဲ ဝယ်ခဲ့ပါ။
မနေ့က ကူညီပေးတဲ့အတွက် ကျေးဇူးတင်ပါတယ်။
[bo]
བཀྲ་ཤིས་བདེ་ལེགས།
ཁྱེད་རང་གི་ཁ་བྱང་ཡང་བསྐྱར་གཏོང་རོགས།
དེ་རིང་གནམ་གཤིས་གྲང་མོ་འདུག
ཁ་ས་རོགས་རམ་གནང་བར་ཐུགས་རྗེ་ཆེ།
[ka]
შეგიძლია მისამართი კიდევ ერთხელ გამომიგზავნო?
სამშაბათიდან წვიმს და სარდაფი სველია.
იყიდე რძე, ორი ხახვი და რამე დესერტისთვის.
შეხვედრა გადაიდო ხუთშაბათს, ათის ნახევარზე.
დიდი მადლობა გუშინდელი დახმარებისთვის.
[hy]
Կարո՞ղ ես հասցեն նորից ուղարկել։
Երեքշաբթիից անձրև է գալիս, և նկուղը թաց է։
Կաթ, երկու սոխ և աղանդեր գնիր։
Հանդիպումը տեղափոխվել է հինգշաբթի։
Շատ շնորհակալություն երեկվա օգնության համար։
[am]
አድራሻውን እንደገና ልትልክልኝ ትችላለህ?
ከማክሰኞ ጀምሮ ዝናብ እየዘነበ ነው።
ወተት፣ ሁለት ሽንኩርት እና ጣፋጭ ግዛ።
ስብሰባው ወደ ሐሙስ ተዛውሯል።
ስለ ትናንቱ እርዳታህ በጣም አመሰግናለሁ።
[zh-hans]
能再把地址发给我一次吗？
从星期二开始一直下雨，地下室都湿了。
记得买牛奶、两个洋葱，还有甜点。
会议改到星期四上午九点半，还是在原来的房间。
我觉得新的咖啡机并不比旧的好。
非常感谢你昨天的帮助，为我们省了一整天。
你把仓库的钥匙放在哪里了？
今天早上服务器又挂了，没人知道原因。
生日快乐！
中午之前别忘了给牙医打电话。
[zh-hant]
可以再把地址傳給我一次嗎？
從星期二開始就一直下雨，地下室都濕了。
記得買牛奶、兩顆洋蔥，還有甜點。
會議改到星期四早上九點半，地點不變。
我不覺得新的咖啡機比舊的好。
非常謝謝你昨天的幫忙，省了我們一整天。
你把倉庫的鑰匙放在哪裡？
今天早上伺服器又當機了。
生日快樂！
[ja]
住所をもう一度送ってもらえますか？
火曜日からずっと雨で、地下室が濡れています。
牛乳と玉ねぎ二つ、それからデザートを買ってきてください。
会議は木曜日の九時半に変更になりました。
新しいコーヒーメーカーが前のより良いとは思いません。
昨日は手伝ってくれて本当にありがとうございました。
物置の鍵はどこに置きましたか？
今朝またサーバーが落ちていた。
お誕生日おめでとう！
お昼までに歯医者さんに電話すること。
[ko]
주소를 다시 한 번 보내 주시겠어요?
화요일부터 비가 와서 지하실이 젖었어요.
우유랑 양파 두 개, 그리고 디저트 좀 사 와 주세요.
회의는 목요일 아홉 시 반으로 옮겨졌습니다.
새 커피 머신이 예전 것보다 나은 것 같지 않아요.
어제 도와주셔서 정말 감사합니다.
창고 열쇠를 어디에 두었어요?
오늘 아침에 서버가 또 다운됐어요.
생일 축하해!
[ha]
Za ka iya sake aiko mini adireshin?
Ana ruwan sama tun ranar Talata.
Na gode sosai saboda taimakonka jiya.
[yo]
Ṣé o lè fi àdírẹ́sì náà ránṣẹ́ sí mi lẹ́ẹ̀kan sí i?
Òjò ti ń rọ̀ láti ọjọ́ Ìṣẹ́gun.
Ẹ ṣé gan-an fún ìrànlọ́wọ́ yín lánàá.
[mt]
Tista' terġa' tibgħatli l-indirizz?
Ilha tagħmel ix-xita mit-Tlieta.
Grazzi ħafna tal-għajnuna tal-bieraħ.
[sq]
A mund të ma dërgosh përsëri adresën?
Bie shi që të martën dhe bodrumi është i lagur.
Bli qumësht, dy qepë dhe diçka për ëmbëlsirë.
Faleminderit shumë për ndihmën.
"""


def _parse(table: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    code = ""
    for line in table.strip().split("\n"):
        if line.startswith("["):
            code = line.strip("[]")
            found[code] = []
        else:
            found[code].append(line)
    return {code: tuple(sentences) for code, sentences in found.items()}


PHRASES: Mapping[str, tuple[str, ...]] = _parse(_TABLE)

# Scripts that put no space between sentences.
UNSPACED = frozenset({"zh-hans", "zh-hant", "ja"})
